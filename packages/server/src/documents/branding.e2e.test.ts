import { expect } from 'chai';
import {
  AACHEN,
  fetchBytes,
  formOf,
  jpegOf,
  openAndSend,
  pngOf,
  SABINE,
  strangerOf,
  TENANT,
  upload,
} from '../administration/admin-visitor.test-support.js';
import { saveTenantLogo } from '../tenants/tenant-logo-store.js';
import { useFreshTestApp } from '../testing/test-app.test-support.js';
import type { Visitor } from '../testing/visitor.test-support.js';
import { elementsOf, readPdf, textOf, type ReadPdf } from './pdf/read-pdf.test-support.js';

const OFFICE = '/administration/office';
const HANDOUT = '/documents/das-ist-immo-billie';

describe('the hand-out of an office', () => {
  const test = useFreshTestApp();
  const joachim = () => test().signedIn({ estateId: AACHEN });

  async function uploadLogo(admin: Visitor, bytes: Buffer): Promise<void> {
    const action = `${OFFICE}/logo`;
    const fields = Object.fromEntries(formOf(await admin.open(OFFICE), action));
    const answer = await upload(test(), admin, action, fields, { name: 'logo', bytes });
    expect(answer.alert).to.equal('Das Logo wurde gespeichert.');
  }

  async function openHandout(visitor: Visitor): Promise<ReadPdf> {
    const { status, bytes } = await fetchBytes(test(), visitor, `${HANDOUT}.pdf`);
    expect(status).to.equal(200);
    return readPdf(bytes);
  }

  const headOf = ({ structure }: ReadPdf) => structure.children.map(textOf)[0];
  const figuresOf = ({ structure }: ReadPdf) => elementsOf(structure).filter(({ type }) => type === 'Figure');

  for (const [kind, bytes] of [
    ['PNG', pngOf(300, 80)],
    ['JPEG', jpegOf(300, 80)],
  ] as const) {
    it(`K-2 K-6 holds the ${kind} that was uploaded in Administration, and the name given there`, async () => {
      const admin = await joachim();
      await openAndSend(admin, OFFICE, OFFICE, { displayName: 'Maklerhaus West & Sohn' });
      await uploadLogo(admin, bytes);
      const pdf = await openHandout(await test().signedIn({ estateId: AACHEN, userId: SABINE }));
      expect(headOf(pdf)).to.equal('Maklerhaus West & Sohn');
      const [figure, ...others] = figuresOf(pdf);
      expect(others).to.deep.equal([]);
      expect(figure?.source).to.contain('/Alt (Logo von Maklerhaus West & Sohn)');
      expect(pdf.imageSizes).to.deep.equal(['300 × 80']);
      expect(pdf.artifacts[0]).to.contain('Maklerhaus West & Sohn');
    });
  }

  it('K-2 K-6 is the own one of each office: another gets neither logo nor name', async () => {
    const admin = await joachim();
    await openAndSend(admin, OFFICE, OFFICE, { displayName: 'Maklerhaus West' });
    await uploadLogo(admin, pngOf(300, 80));
    const stranger = await strangerOf(test());
    const pdf = await openHandout(stranger);
    expect(figuresOf(pdf)).to.deep.equal([]);
    expect(pdf.imageSizes).to.deep.equal([]);
    expect(pdf.structure.children.map(textOf).join()).not.to.contain('West');
    expect((await stranger.open(HANDOUT)).body)
      .not.to.contain('West')
      .and.not.to.contain('/administration/logo');
  });

  it('K-6 shows its next name and logo at once', async () => {
    const admin = await joachim();
    await openAndSend(admin, OFFICE, OFFICE, { displayName: 'Erster Name' });
    await uploadLogo(admin, pngOf(300, 80));
    expect(headOf(await openHandout(admin))).to.equal('Erster Name');
    await openAndSend(admin, OFFICE, OFFICE, { displayName: 'Zweiter Name' });
    await uploadLogo(admin, pngOf(60, 90));
    const pdf = await openHandout(admin);
    expect(headOf(pdf)).to.equal('Zweiter Name');
    expect(pdf.imageSizes).to.deep.equal(['60 × 90']);
  });

  it('K-6 shows name and logo on its page, too', async () => {
    const admin = await joachim();
    await openAndSend(admin, OFFICE, OFFICE, { displayName: 'Maklerhaus <West>' });
    await uploadLogo(admin, pngOf(300, 80));
    const page = await admin.open(HANDOUT);
    expect(page.body).to.match(
      /<strong>Maklerhaus &lt;West&gt;<\/strong> <img src="\/administration\/logo\?[^"]+" alt="Logo von Maklerhaus &lt;West&gt;">/,
    );
    expect((await admin.open('/documents/strategie')).body).not.to.contain('/administration/logo');
  });

  it('K-6 stays without a logo that cannot be used, and the operator is told', async () => {
    const admin = await joachim();
    const logo = { mediaType: 'image/png', bytes: pngOf(9, 9).subarray(0, 60), updatedAt: 'x' } as const;
    await saveTenantLogo(test().context.database.knex, TENANT, logo);
    expect(figuresOf(await openHandout(admin))).to.deep.equal([]);
    const told = test().log.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(told.find(({ msg }) => msg === 'the logo of an office cannot be used')).to.include({
      tenant: TENANT,
      reason: 'broken',
    });
  });

  it('K-2 is there in the other language, whatever the reader’s own is', async () => {
    const admin = await joachim();
    const page = await admin.open(HANDOUT);
    expect(page.link('PDF auf Englisch').href).to.equal(`${HANDOUT}.pdf?language=en`);
    const { bytes, headers } = await fetchBytes(test(), admin, `${HANDOUT}.pdf?language=en`);
    expect(readPdf(bytes).catalog).to.contain('/Lang (en-GB)');
    expect(headers.get('content-disposition')).to.equal('inline; filename="This is immo-billie.pdf"');
    const unknown = await fetchBytes(test(), admin, `${HANDOUT}.pdf?language=xx`);
    expect(readPdf(unknown.bytes).catalog).to.contain('/Lang (de-DE)');
  });
});
