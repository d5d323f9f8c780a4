import { expect } from 'chai';
import { renderLegalText } from './render-legal-text.js';

describe('A-6 a legal text', () => {
  it('has its title apart, and headings that can be linked', () => {
    expect(renderLegalText('# AGB **neu**\n\n## § 1 Geltung\n\nText\n\n## § 1 Geltung\n')).to.deep.equal({
      title: 'AGB neu',
      html: '<h2 id="s-1-geltung">§ 1 Geltung</h2>\n<p>Text</p>\n<h2 id="s-1-geltung-2">§ 1 Geltung</h2>\n',
    });
  });

  it('may have no title, or nothing at all', () => {
    expect(renderLegalText('Nur Text')).to.deep.equal({ title: '', html: '<p>Nur Text</p>\n' });
    expect(renderLegalText('')).to.deep.equal({ title: '', html: '' });
  });

  it('shows HTML as text', () => {
    const { html } = renderLegalText(
      '# T\n\n<script>alert(1)</script>\n\n<img src=x onerror=alert(1)> & <b>fett</b>',
    );
    expect(html).not.to.match(/<(script|img|b)\b/);
    expect(html).to.contain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('makes no link that runs a script', () => {
    for (const link of [
      'javascript:alert(1)',
      'JAVASCRIPT:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'java\nscript:x',
    ]) {
      expect(renderLegalText(`[hier](${link})`).html, link).not.to.contain('<a');
    }
  });

  it('opens other sites in a window of their own, and own pages in this one', () => {
    const { html } = renderLegalText('[fremd](https://example.org) [eigen](/legal/agb)');
    expect(html).to.contain('<a href="https://example.org" target="_blank" rel="noopener noreferrer">');
    expect(html).to.contain('<a href="/legal/agb">');
  });

  it('lets a wide table be scrolled, also by keyboard', () => {
    const { html } = renderLegalText('| a | b |\n| --- | --- |\n| 1 | 2 |\n');
    expect(html).to.match(/^<div class="table-scroll" tabindex="0"><table>[^]*<\/table><\/div>$/);
  });
});
