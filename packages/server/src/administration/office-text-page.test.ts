import { expect } from 'chai';
import { problemErrors } from './office-text-page.js';

describe('K-6 the problems of a text', () => {
  it('name their line and how it begins', () => {
    const [error] = problemErrors('# Titel\n\n  *kursiv*\n', [{ code: 'italics', line: 3 }]);
    expect(error).to.deep.equal({
      field: 'markdown',
      label: 'officeDocuments.text.place',
      error: 'markdown.italics',
      params: { line: 3, excerpt: '*kursiv*' },
    });
  });

  it('cut a long line between characters', () => {
    const [error] = problemErrors('👩‍👩‍👧'.repeat(50), [
      { code: 'character', line: 1, params: { character: 'x' } },
    ]);
    expect(error?.params).to.deep.equal({ line: 1, excerpt: `${'👩‍👩‍👧'.repeat(40)} …`, character: 'x' });
  });

  it('concern the whole text where there is no line to show', () => {
    const errors = problemErrors('# Titel', [
      { code: 'empty', line: undefined },
      { code: 'no_lead', line: 9 },
    ]);
    expect(errors.map(({ label, params }) => ({ label, params }))).to.deep.equal(
      errors.map(() => ({ label: 'officeDocuments.text.label', params: {} })),
    );
  });
});
