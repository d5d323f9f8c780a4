import { expect } from 'chai';
import { parseRetentionForm, retentionTexts } from './retention-form.js';

const errorsOf = (prospectDays: string, inputDays = '90') =>
  parseRetentionForm({ prospectDays, inputDays }).errors.map(({ field, error }) => [field, error]);

describe('O-6 the form of retention', () => {
  it('takes whole days inside their limits', () => {
    for (const [prospectDays, inputDays] of [
      ['30', '7'],
      ['90', '90'],
      ['1095', '365'],
      [' ９０ ', '90'],
    ] as const) {
      expect(errorsOf(prospectDays, inputDays)).to.deep.equal([]);
    }
    expect(parseRetentionForm({ prospectDays: '180', inputDays: '14' }).value).to.deep.equal({
      prospectDays: 180,
      inputDays: 14,
    });
    expect(retentionTexts({ prospectDays: 180, inputDays: 14 })).to.deep.equal({
      prospectDays: '180',
      inputDays: '14',
    });
  });

  it('refuses days outside of them', () => {
    for (const days of ['0', '29', '1096', '999999'])
      expect(errorsOf(days)).to.deep.equal([['prospectDays', 'days_range']]);
    for (const days of ['6', '366'])
      expect(errorsOf('90', days)).to.deep.equal([['inputDays', 'days_range']]);
  });

  it('refuses what is no whole number', () => {
    for (const text of ['', 'neunzig', '-90', '90,5', '9.0', '1e2', '<script>', '🏡', '99999999']) {
      expect(errorsOf(text), text).to.deep.equal([['prospectDays', 'whole_days']]);
      expect(parseRetentionForm({ prospectDays: text }).texts.prospectDays).to.equal(text);
    }
  });
});
