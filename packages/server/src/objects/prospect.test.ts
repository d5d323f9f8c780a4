import { expect } from 'chai';
import { sampleProspect } from '../import/sample-source.test-support.js';
import { consentStateOf, displayName, isImportable, isPreselected } from './prospect.js';

describe('P-15 the consent to storage', () => {
  it('is what onOffice calls it, and „unspecified“ for everything unknown', () => {
    expect(consentStateOf('speicherungzugestimmt')).to.equal('granted');
    expect(consentStateOf('speicherungwiderrufen')).to.equal('withdrawn');
    expect(consentStateOf('ignorieren')).to.equal('ignored');
    for (const other of ['', 'ind_Schl_4711', 'SPEICHERUNGWIDERRUFEN', 'toString']) {
      expect(consentStateOf(other), other).to.equal('unspecified');
    }
  });

  it('forbids the import only when it was withdrawn', () => {
    expect(isImportable({ consent: 'speicherungwiderrufen' })).to.be.false;
    for (const consent of ['speicherungzugestimmt', 'ignorieren', '', 'ind_Schl_4711']) {
      expect(isImportable({ consent }), consent).to.be.true;
    }
  });
});

describe('P-3 P-15 who is ticked', () => {
  it('is everybody whom nothing speaks against', () => {
    for (const consent of ['speicherungzugestimmt', 'ignorieren', '', 'ind_Schl_4711']) {
      expect(isPreselected({ consent, warnings: [] }), consent).to.be.true;
    }
    expect(isPreselected({ consent: 'speicherungwiderrufen', warnings: [] })).to.be.false;
    expect(isPreselected({ consent: '', warnings: ['owner'] })).to.be.false;
  });
});

describe('P-6 the name of a person', () => {
  const nameOf = (parts: Parameters<typeof sampleProspect>[0]) => displayName(sampleProspect(parts));

  it('is title, first and last name', () => {
    expect(nameOf({ title: 'Dr.', firstName: 'Erika', lastName: 'Musterfrau' })).to.equal(
      'Dr. Erika Musterfrau',
    );
    expect(nameOf({ firstName: '', lastName: 'Namenlos' })).to.equal('Namenlos');
  });

  it('P-19 is the company where there is no person', () => {
    const nobody = { firstName: '', lastName: '' };
    expect(nameOf({ ...nobody, company: 'Invest GmbH' })).to.equal('Invest GmbH');
    expect(nameOf({ ...nobody, email: 'a@example.org' })).to.equal('a@example.org');
    expect(nameOf({ ...nobody, email: '', addressId: '7' })).to.equal('Nr. 7');
  });
});
