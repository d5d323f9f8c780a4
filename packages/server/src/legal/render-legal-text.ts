import MarkdownIt, { type Token } from 'markdown-it';

export interface LegalText {
  /** From the first heading, as plain text; empty when the text has none. */
  readonly title: string;
  /** What follows the title. HTML in the source is shown as text. */
  readonly html: string;
}

/** Renders a legal text. Headings get an anchor, so that a paragraph of a contract can be linked. */
export function renderLegalText(source: string): LegalText {
  const markdown = new MarkdownIt({ html: false });
  const tokens = markdown.parse(source, {});
  const [open, inline] = tokens;
  const hasTitle = open?.type === 'heading_open' && open.tag === 'h1';
  const body = hasTitle ? tokens.slice(3) : tokens;
  addAnchors(body);
  markdown.renderer.rules['table_open'] = () =>
    // A table that is wider than a phone has to be reached by keyboard to be scrolled.
    '<div class="table-scroll" tabindex="0"><table>';
  markdown.renderer.rules['table_close'] = () => '</table></div>';
  markdown.renderer.rules['link_open'] = (all, index, options, _environment, renderer) => {
    const link = all[index];
    // Other sites open beside onOffice's frame, not inside of it.
    if (/^https?:/i.test(String(link?.attrGet('href') ?? ''))) {
      link?.attrSet('target', '_blank');
      link?.attrSet('rel', 'noopener noreferrer');
    }
    return renderer.renderToken(all, index, options);
  };
  return {
    title: hasTitle ? plainText(inline) : '',
    html: markdown.renderer.render(body, markdown.options, {}),
  };
}

function addAnchors(tokens: readonly Token[]): void {
  const used = new Map<string, number>();
  tokens.forEach((token, index) => {
    if (token.type !== 'heading_open') return;
    const slug = slugOf(plainText(tokens[index + 1]));
    const count = (used.get(slug) ?? 0) + 1;
    used.set(slug, count);
    token.attrSet('id', count === 1 ? slug : `${slug}-${count}`);
  });
}

/** Never the id of something else on the page: all begin with `s-`. */
function slugOf(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `s-${words}`;
}

function plainText(token: Token | undefined): string {
  return (token?.children ?? []).map(({ content }) => content).join('');
}
