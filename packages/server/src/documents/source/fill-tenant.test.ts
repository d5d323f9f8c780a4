import { expect } from 'chai';
import { fillTenant } from './fill-tenant.js';
import { parseDocument } from './parse-document.js';

const SOURCE = `# Titel

Von **{{tenant}}**, für {{tenant}}.

- {{tenant}}

| {{tenant}} |
| --- |
| {{tenant}} |
`;

describe('the name of an office in a document', () => {
  it('K-2 stands wherever the placeholder stood', () => {
    const filled = JSON.stringify(fillTenant(parseDocument(SOURCE, 'test.md'), 'Kanzlei'));
    expect(filled).not.to.contain('{{');
    expect(filled.match(/Kanzlei/g)).to.have.length(5);
  });

  it('K-2 is text, even when it looks like Markdown, a placeholder or a pattern of replacement', () => {
    for (const name of ['**x**', '# x', '[x](y)', '{{tenant}}', '$& $1', '<b>']) {
      const [lead] = fillTenant(parseDocument(SOURCE, 'test.md'), name).blocks;
      expect(lead).to.deep.equal({
        kind: 'paragraph',
        runs: [
          { text: 'Von ', strong: false },
          { text: name, strong: true },
          { text: `, für ${name}.`, strong: false },
        ],
      });
    }
  });
});
