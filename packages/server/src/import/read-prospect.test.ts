import type { AddressRecord } from '@immo-billie/onoffice-sdk';
import { expect } from 'chai';
import fc from 'fast-check';
import { mergeOrigins, sortProspects, toProspect, type PersonRoles } from './read-prospect.js';
import { sampleProspect } from './sample-source.test-support.js';

describe('P-9 P-10 where a prospect comes from', () => {
  it('is manual, automatic, or both', () => {
    expect([...mergeOrigins(['1', '2'], ['2', '3'])]).to.deep.equal([
      ['1', 'manual'],
      ['2', 'both'],
      ['3', 'automatic'],
    ]);
  });

  it('is right where the account lists everybody as interested', () => {
    expect([...mergeOrigins(['1', '2', '3'], ['2'])]).to.deep.equal([
      ['1', 'manual'],
      ['2', 'both'],
      ['3', 'manual'],
    ]);
  });

  it('names everybody of both lists once, however often onOffice repeats somebody', () => {
    const ids = fc.array(fc.nat(20).map(String));
    fc.assert(
      fc.property(ids, ids, (interested, matching) => {
        const origins = mergeOrigins(interested, matching);
        expect(new Set(origins.keys())).to.deep.equal(new Set([...interested, ...matching]));
        for (const [id, origin] of origins) {
          const expected = interested.includes(id)
            ? matching.includes(id)
              ? 'both'
              : 'manual'
            : 'automatic';
          expect(origin).to.equal(expected);
        }
      }),
    );
  });
});

const NOBODY: PersonRoles = { owners: new Set(), brokers: new Set(), today: '2026-11-23' };

describe('a person as onOffice delivers one', () => {
  const address = (
    values: Readonly<Record<string, string | readonly string[]>>,
    contacts: readonly { readonly kind: string; readonly value: string }[] = [],
  ): AddressRecord => ({ id: '2101', values, contacts }) as unknown as AddressRecord;

  it('is read with main e-mail and phone', () => {
    const record = address({
      Anrede: 'Herr',
      Titel: 'Dr.',
      Vorname: 'Peter',
      Name: 'Mustermann',
      Zusatz1: 'Muster GmbH',
      Email: 'p.muster@123.ok',
      Telefon1: '+498151234567',
      DSGVOStatus: 'speicherungzugestimmt',
      SpracheKontakt: 'DEU',
    });
    expect(toProspect(record, 'both', NOBODY)).to.deep.include({
      addressId: '2101',
      origin: 'both',
      salutation: 'Herr',
      title: 'Dr.',
      firstName: 'Peter',
      lastName: 'Mustermann',
      company: 'Muster GmbH',
      email: 'p.muster@123.ok',
      phone: '+498151234567',
      language: 'DEU',
      consent: 'speicherungzugestimmt',
    });
  });

  it('takes the first other entry when there is no main one', () => {
    const contacts = [
      { kind: 'mobile', value: '0171 1' },
      { kind: 'phone', value: '0241 2' },
      { kind: 'email', value: 'a@example.org' },
      { kind: 'email', value: 'b@example.org' },
    ];
    expect(toProspect(address({ Email: ' ' }, contacts), 'manual', NOBODY)).to.include({
      email: 'a@example.org',
      phone: '0171 1',
    });
  });

  it('P-6 has empty texts for what onOffice does not say', () => {
    expect(toProspect(address({}), 'manual', NOBODY)).to.deep.include({
      firstName: '',
      lastName: '',
      email: '',
      phone: '',
      consent: '',
    });
  });

  it('becomes one line without blanks around it', () => {
    expect(
      toProspect(address({ Vorname: '  Leer\r\nzeichen ', Name: ' Rand\t' }), 'manual', NOBODY),
    ).to.include({
      firstName: 'Leer zeichen',
      lastName: 'Rand',
    });
  });

  describe('P-15 P-17 with what speaks against ticking him', () => {
    const warningsOf = (values: Readonly<Record<string, string | readonly string[]>>, roles = NOBODY) =>
      toProspect(address(values), 'manual', roles).warnings;

    it('nothing against an ordinary person', () => {
      expect(warningsOf({ Status: '1', ArtDaten: ['Interessent Kauf'] })).to.deep.equal([]);
      expect(warningsOf({})).to.deep.equal([]);
    });

    it('an owner of this estate', () => {
      expect(warningsOf({}, { ...NOBODY, owners: new Set(['2101']) })).to.deep.equal(['owner']);
    });

    it('somebody of the office, by relation or by kind of contact', () => {
      expect(warningsOf({}, { ...NOBODY, brokers: new Set(['2101']) })).to.deep.equal(['broker']);
      for (const kind of ['Makler', 'Systembenutzer']) {
        expect(warningsOf({ ArtDaten: ['Interessent Kauf', kind] })).to.deep.equal(['broker']);
      }
    });

    it('an archived address', () => {
      expect(warningsOf({ Status: '0' })).to.deep.equal(['archived']);
    });

    it('a date to store that has passed, not the day itself', () => {
      expect(warningsOf({ DSGVOSaveUntil: '2026-11-22' })).to.deep.equal(['keep_until_passed']);
      expect(warningsOf({ DSGVOSaveUntil: '2026-11-23' })).to.deep.equal([]);
      expect(warningsOf({ DSGVOSaveUntil: '' })).to.deep.equal([]);
    });

    it('all of it together', () => {
      const roles = { ...NOBODY, owners: new Set(['2101']), brokers: new Set(['2101']) };
      expect(warningsOf({ Status: '0', DSGVOSaveUntil: '2020-01-01' }, roles)).to.deep.equal([
        'owner',
        'broker',
        'archived',
        'keep_until_passed',
      ]);
    });
  });
});

describe('the order of prospects', () => {
  const named = (addressId: string, lastName: string, firstName = '', company = '') =>
    sampleProspect({ addressId, lastName, firstName, company, email: '' });
  const order = (...prospects: ReturnType<typeof named>[]) =>
    sortProspects(prospects).map(({ addressId }) => addressId);

  it('is by last name as German readers expect it, then by first name', () => {
    expect(
      order(named('1', 'Zimmer'), named('2', 'Öztürk'), named('3', 'Ohm'), named('4', 'ölmann')),
    ).to.deep.equal(['3', '4', '2', '1']);
    expect(order(named('1', 'Sommer', 'Petra'), named('2', 'Sommer', 'Bernd'))).to.deep.equal(['2', '1']);
  });

  it('sorts a company without a person by its name', () => {
    expect(order(named('1', 'Winter'), named('2', '', '', 'Rheinland Invest'))).to.deep.equal(['2', '1']);
  });

  it('is stable for equal names, by number', () => {
    expect(order(named('10', 'Meier', 'A'), named('9', 'Meier', 'A'))).to.deep.equal(['9', '10']);
  });

  it('does not depend on the order in which onOffice answers', () => {
    const person = fc.record({
      addressId: fc.nat(1000).map(String),
      lastName: fc.string(),
      firstName: fc.string(),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(person, { selector: ({ addressId }) => addressId, maxLength: 8 }),
        (people) => {
          const prospects = people.map((parts) => sampleProspect(parts));
          expect(sortProspects(prospects.toReversed())).to.deep.equal(sortProspects(prospects));
        },
      ),
    );
  });
});
