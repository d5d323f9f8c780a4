import { expect } from 'chai';
import fc from 'fast-check';
import { MAX_AGREEMENTS, missingForCompletion, objectFormTexts, parseObjectForm } from './object-form.js';
import type { FormError } from './form-fields.js';
import type { OfferObject } from './object-store.js';

const RULES = { brokerIds: new Set(['21', '23']), day: '2026-11-23' };

/** A form with everything that a complete object needs. */
const COMPLETE = {
  version: '3',
  broker: '21',
  businessRelation: 'b2c',
  title: 'Schöne Immobilie in Aachen',
  objectNumber: 'AF437',
  area: '142,5',
  startsAtDate: '2026-12-01',
  startsAtTime: '09:00',
  endsAtDate: '2026-12-20',
  endsAtTime: '18:00',
  startPrice: '450.000',
  targetPrice: '520.000,50',
  detailsUrl: 'https://makler.example/objekt/437?a=1#b',
  agreementRows: '2',
  agreementText0: 'Einbauküche wird mitverkauft',
  agreementAmount0: '5.000',
  agreementConfirm0: '1',
  agreementText1: '',
  agreementAmount1: '',
} as const;

const parse = (changes: Readonly<Record<string, unknown>> = {}) =>
  parseObjectForm({ ...COMPLETE, ...changes }, RULES);

/** Field and error of each complaint. */
function errorsOf(changes: Readonly<Record<string, unknown>>): string[] {
  return parse(changes).errors.map(({ field, error }: FormError) => `${field}: ${error}`);
}

describe('the form of an object', () => {
  it('reads everything into exact units', () => {
    const { values, errors } = parse();
    expect(errors).to.deep.equal([]);
    expect(values).to.deep.include({
      version: 3,
      base: {
        title: 'Schöne Immobilie in Aachen',
        objectNumber: 'AF437',
        areaCenti: '14250',
        brokerUserId: '21',
      },
      details: {
        state: 'complete',
        businessRelation: 'b2c',
        startsAt: '2026-12-01T08:00:00.000Z',
        endsAt: '2026-12-20T17:00:00.000Z',
        startPriceCents: 45_000_000,
        targetPriceCents: 52_000_050,
        detailsUrl: 'https://makler.example/objekt/437?a=1#b',
      },
      agreements: [{ text: 'Einbauküche wird mitverkauft', amountCents: 500_000, bidderConfirms: true }],
    });
  });

  it('takes a link with blanks, which browsers encode', () => {
    const detailsUrl = 'https://makler.example/Exposé Nord.pdf';
    expect(parse({ detailsUrl }).values?.details.detailsUrl).to.equal(detailsUrl);
  });

  describe('D-19 missing values make a draft, no error', () => {
    for (const name of ['broker', 'title', 'startPrice'] as const) {
      it(`without ${name}`, () => {
        const { values, errors } = parse({ [name]: '' });
        expect(errors).to.deep.equal([]);
        expect(values?.details.state).to.equal('draft');
      });
    }

    for (const name of ['startsAt', 'endsAt'] as const) {
      it(`without ${name}`, () => {
        const { values } = parse({ [`${name}Date`]: '', [`${name}Time`]: '' });
        expect(values?.details).to.include({ state: 'draft', [name]: null });
      });
    }

    it('but not without the optional ones', () => {
      const { values } = parse({
        objectNumber: '',
        area: '',
        targetPrice: '',
        detailsUrl: '',
        agreementRows: '0',
      });
      expect(values?.details.state).to.equal('complete');
      expect(values?.base.areaCenti).to.equal('');
      expect(values?.details.targetPriceCents).to.equal(null);
    });

    it('and a form of nothing but its choice of relation is a draft too', () => {
      const { values } = parseObjectForm({ businessRelation: 'b2b' }, RULES);
      expect(values?.details).to.deep.include({
        state: 'draft',
        businessRelation: 'b2b',
        startPriceCents: null,
      });
    });
  });

  const wrong: readonly (readonly [Readonly<Record<string, unknown>>, string])[] = [
    [{ broker: '99' }, 'broker: unknown_choice'],
    [{ businessRelation: 'c2c' }, 'businessRelation: unknown_choice'],
    [{ businessRelation: '' }, 'businessRelation: unknown_choice'],
    [{ title: 'x'.repeat(201) }, 'title: too_long'],
    [{ objectNumber: 'x'.repeat(51) }, 'objectNumber: too_long'],
    [{ area: '1.5' }, 'area: ambiguous'],
    [{ area: 'groß' }, 'area: number'],
    [{ area: '-3' }, 'area: negative'],
    [{ startPrice: '450.00' }, 'startPrice: ambiguous'],
    [{ startPrice: 'viel' }, 'startPrice: money'],
    [{ startPrice: '99999999999999' }, 'startPrice: too_large'],
    [{ targetPrice: '-1' }, 'targetPrice: negative'],
    [{ startsAtTime: '' }, 'startsAtDate: time_missing'],
    [{ endsAtDate: '' }, 'endsAtDate: date_missing'],
    [{ endsAtDate: '2026-02-30' }, 'endsAtDate: date'],
    [{ startsAtTime: '25:00' }, 'startsAtDate: time'],
    [{ endsAtDate: '2026-12-01', endsAtTime: '09:00' }, 'endsAtDate: end_before_start'],
    [{ endsAtDate: '2026-11-30' }, 'endsAtDate: end_before_start'],
    [{ detailsUrl: 'javascript:alert(1)' }, 'detailsUrl: url'],
    [{ detailsUrl: 'www.makler.example' }, 'detailsUrl: url'],
    [{ detailsUrl: 'https://' }, 'detailsUrl: url'],
    [{ detailsUrl: 'https://user:password@makler.example' }, 'detailsUrl: url'],
    [{ detailsUrl: 'data:text/html,x' }, 'detailsUrl: url'],
    [{ detailsUrl: `https://a.example/${'x'.repeat(2000)}` }, 'detailsUrl: too_long'],
    [{ agreementText1: 'x'.repeat(501) }, 'agreementText1: too_long'],
    [{ agreementAmount1: '500' }, 'agreementText1: agreement_text'],
    [{ agreementAmount0: '1.5' }, 'agreementAmount0: ambiguous'],
  ];
  for (const [changes, complaint] of wrong) {
    const shown = JSON.stringify(changes);
    it(`refuses ${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}`, () => {
      expect(errorsOf(changes)).to.deep.equal([complaint]);
    });

    it(`gives ${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown} back as it was typed`, () => {
      const { texts, values } = parse(changes);
      expect(values).to.equal(undefined);
      for (const [name, text] of Object.entries(changes)) {
        const agreement = /^agreement(Text|Amount)(\d)$/.exec(name);
        const row = texts.agreements[Number(agreement?.[2] ?? 0)];
        const kept = agreement
          ? row?.[agreement[1] === 'Text' ? 'text' : 'amount']
          : texts[name as Exclude<keyof typeof texts, 'agreements'>];
        expect(kept).to.equal(text);
      }
    });
  }

  it('lists all complaints in the order of the form', () => {
    expect(errorsOf({ broker: '99', startPrice: 'x', detailsUrl: 'x', endsAtTime: '' })).to.deep.equal([
      'broker: unknown_choice',
      'endsAtDate: time_missing',
      'startPrice: money',
      'detailsUrl: url',
    ]);
  });

  it('accepts lengths exactly at the limit, counted in characters that people see', () => {
    expect(errorsOf({ title: '🏡'.repeat(200), objectNumber: 'ü'.repeat(50) })).to.deep.equal([]);
    expect(parse({ title: '🏡'.repeat(201) }).errors[0]?.params).to.deep.equal({ max: 200, length: 201 });
    expect(errorsOf({ agreementText0: 'x'.repeat(500) })).to.deep.equal([]);
  });

  it('keeps markup, quotes and emoji as they are: the page encodes them', () => {
    const text = `<script>alert("x")</script> & 'y' 🏡 "ü"`;
    expect(parse({ title: text }).values?.base.title).to.equal(text);
  });

  it('makes one line of a text with control characters', () => {
    expect(parse({ title: ' a\r\nb\u0000\u0007c\td \u007f' }).values?.base.title).to.equal('a b c d');
  });

  it('takes a repeated field once and ignores what is no text', () => {
    expect(parse({ title: ['first', 'second'] }).values?.base.title).to.equal('first');
    expect(parse({ title: { nested: 'x' } }).values?.base.title).to.equal('');
    expect(parse({ title: 7 }).values?.base.title).to.equal('');
  });

  it('D-14 keeps several agreements in their order and drops empty rows between them', () => {
    const { values } = parse({
      agreementRows: '4',
      agreementText0: '',
      agreementAmount0: '',
      agreementText1: 'Übergabe ab 01.03.',
      agreementText2: '',
      agreementText3: 'Stellplatz inklusive',
      agreementAmount3: '0',
      agreementConfirm3: 'on',
    });
    expect(values?.agreements).to.deep.equal([
      { text: 'Übergabe ab 01.03.', amountCents: null, bidderConfirms: false },
      { text: 'Stellplatz inklusive', amountCents: 0, bidderConfirms: true },
    ]);
  });

  it('D-14 refuses more rows than there may be, and keeps them', () => {
    for (const [rows, kept] of [
      ['51', MAX_AGREEMENTS + 1],
      ['1000000000', 1000],
    ] as const) {
      const { texts, errors } = parse({ agreementRows: rows });
      expect(texts.agreements, rows).to.have.length(kept);
      expect(errors).to.deep.include({
        field: `agreementText${MAX_AGREEMENTS}`,
        label: 'details.agreements',
        error: 'too_many_rows',
        params: { max: MAX_AGREEMENTS },
      });
    }
    for (const rows of ['-1', 'x', '', 'NaN', 'Infinity', '2.5']) {
      expect(parse({ agreementRows: rows }).texts.agreements, rows).to.have.length(0);
    }
  });

  it('stays silent about any garbage: texts come back, nothing is thrown', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.string()),
      fc.constant(undefined),
      fc.integer(),
    );
    const names = [...Object.keys(COMPLETE), 'agreementText2', 'other'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), anything), (body) => {
        const { texts, errors, values } = parseObjectForm(body, RULES);
        expect(texts.title).not.to.match(/\p{Cc}/u);
        expect(values === undefined).to.equal(errors.length > 0);
      }),
    );
  });

  it('shows a stored object so that it reads back as the same values', () => {
    const { values } = parse();
    if (!values) throw new Error('the form has errors');
    const stored: OfferObject = {
      objectId: 'an-id',
      tenantId: '20101',
      estateId: '1437',
      version: 3,
      title: values.base.title,
      objectNumber: values.base.objectNumber,
      areaCenti: 14_250,
      brokerUserId: '21',
      city: 'Aachen',
      ...values.details,
      importedAt: '2026-11-23T09:00:00.000Z',
      importedBy: '21',
      archivedAt: null,
      archivedBy: null,
      createdAt: '2026-11-23T09:00:00.000Z',
      updatedAt: '2026-11-23T09:00:00.000Z',
    };
    const { agreements, costs: _costs, ...fields } = objectFormTexts(stored, values.agreements, values.costs);
    const body = {
      ...fields,
      agreementRows: String(agreements.length),
      ...Object.fromEntries(
        agreements.flatMap((row, index) => [
          [`agreementText${index}`, row.text],
          [`agreementAmount${index}`, row.amount],
          ...(row.bidderConfirms ? [[`agreementConfirm${index}`, '1']] : []),
        ]),
      ),
    };
    expect(parseObjectForm(body, RULES).values).to.deep.equal(values);
  });
});

describe('what an object still needs', () => {
  const everything = {
    brokerUserId: '21',
    title: 'Haus',
    startsAt: '2026-12-01T08:00:00.000Z',
    endsAt: '2026-12-20T17:00:00.000Z',
    startPriceCents: 0,
  };

  it('D-19 names each missing value', () => {
    expect(missingForCompletion(everything)).to.deep.equal([]);
    expect(missingForCompletion({ ...everything, title: '', startPriceCents: null })).to.deep.equal([
      'objectTitle',
      'startPrice',
    ]);
    const nothing = { brokerUserId: null, title: '', startsAt: null, endsAt: null, startPriceCents: null };
    expect(missingForCompletion(nothing)).to.deep.equal([
      'broker',
      'objectTitle',
      'startsAt',
      'endsAt',
      'startPrice',
    ]);
  });
});
