import { expect } from 'chai';
import { createOnOfficeClient, type OnOfficeClient } from './client.js';
import { OnOfficeAnswerError } from './errors.js';
import { readEstateFile, readEstateFiles } from './estate-files.js';
import { createFakeTransport, records, type FakeTransport, type ReplyRecord } from './testing/index.js';

const MANY = { maxBytes: 1000 };

function file(id: number, elements: Readonly<Record<string, unknown>> = {}): ReplyRecord {
  return { id, type: 'file', elements: { type: 'Foto', originalname: `bild-${id}.jpg`, ...elements } };
}

describe('the files of an estate', () => {
  let onOffice: FakeTransport;
  let client: OnOfficeClient;
  beforeEach(() => {
    onOffice = createFakeTransport();
    client = createOnOfficeClient({
      token: 't',
      secret: 's',
      transport: onOffice.transport,
      wait: () => Promise.resolve(),
    });
  });
  afterEach(() => onOffice.assertNoStrayCalls());

  const answerWith = (...list: ReplyRecord[]) => onOffice.on('get', 'file', records(list));
  const contentOf = async (content: unknown, options = MANY) => {
    answerWith(file(7, { content }));
    return (await client.call(readEstateFile('4711', '7', options)))?.content;
  };
  const problemOf = async (content: unknown, options = MANY) => {
    try {
      await contentOf(content, options);
    } catch (error) {
      if (error instanceof OnOfficeAnswerError) return `${error.problem}: ${error.expected}, ${error.found}`;
      throw error;
    }
    throw new Error('the content should have been refused');
  };

  it('are read by the estate, 100 a page, until all are there', async () => {
    const all = Array.from({ length: 205 }, (_, index) => file(index + 1));
    onOffice.on('get', 'file', ({ parameters }) => {
      const offset = Number(parameters['listoffset'] ?? 0);
      return records(all.slice(offset, offset + Number(parameters['listlimit'])), all.length);
    });
    const files = await client.list(readEstateFiles('4711')).toArray({ limit: 1000 });
    expect(files.map(({ id }) => id)).to.deep.equal(all.map(({ id }) => String(id)));
    const actions = onOffice.requests().flat();
    expect(actions).to.have.length(3);
    for (const { resourceId, parameters } of actions) {
      expect(resourceId).to.equal('estate');
      expect(parameters).to.include({ estateid: 4711, listlimit: 100 });
    }
  });

  it('are read without a total, too', async () => {
    const all = [file(1), file(2)];
    onOffice.on('get', 'file', ({ parameters }) =>
      records(parameters['listoffset'] === undefined ? all : [], null),
    );
    expect(await client.list(readEstateFiles('4711')).toArray({ limit: 1000 })).to.have.length(2);
  });

  it('tell kind, title, name, size, and what is internal or a link', async () => {
    answerWith(
      file(1, {
        type: 'Grundriss',
        title: ' Erdgeschoss ',
        fileSize: '1234',
        documentAttribute: 'plan',
        category: 'external',
      }),
      file(2, {
        type: 'Dokument',
        originalname: '',
        filename: 'grundbuch.pdf',
        category: 'internal',
        fileSize: 5,
      }),
      file(3, { type: 'Ogulo-Link', originalname: null, url: 'https://rundgang.example', title: null }),
    );
    const files = await client.list(readEstateFiles('4711')).toArray({ limit: 10 });
    expect(files.map(({ raw: _raw, ...rest }) => rest)).to.deep.equal([
      {
        id: '1',
        kind: 'Grundriss',
        title: 'Erdgeschoss',
        fileName: 'bild-1.jpg',
        sizeBytes: 1234,
        documentAttribute: 'plan',
        isInternal: false,
        linkUrl: null,
      },
      {
        id: '2',
        kind: 'Dokument',
        title: '',
        fileName: 'grundbuch.pdf',
        sizeBytes: 5,
        documentAttribute: '',
        isInternal: true,
        linkUrl: null,
      },
      {
        id: '3',
        kind: 'Ogulo-Link',
        title: '',
        fileName: '',
        sizeBytes: null,
        documentAttribute: '',
        isInternal: false,
        linkUrl: 'https://rundgang.example',
      },
    ]);
  });

  it('come one by one with their bytes', async () => {
    const bytes = Buffer.from([0, 1, 2, 253, 254, 255, 10]);
    expect(await contentOf(bytes.toString('base64'))).to.deep.equal(bytes);
    const action = onOffice.requests()[0]?.[0];
    expect(action?.resourceId).to.equal('estate');
    expect(action?.parameters).to.deep.equal({ estateid: 4711, fileid: 7, listlimit: 1 });
  });

  it('do not carry their bytes twice', async () => {
    answerWith(file(7, { content: 'AAAA' }));
    const read = await client.call(readEstateFile('4711', '7', MANY));
    expect(read?.raw).to.deep.equal({ type: 'Foto', originalname: 'bild-7.jpg' });
  });

  it('may be empty, and may come in lines', async () => {
    expect(await contentOf('')).to.have.length(0);
    expect(await contentOf('QUJD\r\nREVG\r\n')).to.deep.equal(Buffer.from('ABCDEF'));
  });

  it('are refused beyond the size that the caller takes, to the byte', async () => {
    const base64 = (length: number) => Buffer.alloc(length, 1).toString('base64');
    for (const length of [998, 999, 1000]) expect(await contentOf(base64(length))).to.have.length(length);
    for (const length of [1001, 1002, 1003]) {
      expect(await problemOf(base64(length))).to.equal('too_large: at most 1000 bytes, more');
    }
  });

  it('are refused when the content is missing or no base64, instead of being cut short', async () => {
    expect(await problemOf(undefined)).to.equal('shape: base64, nothing');
    expect(await problemOf({ a: 1 })).to.equal('shape: base64, an object');
    for (const text of ['QUJ', 'QUJDR', 'QU=D', 'QUJD<b>!', 'Q===', '====']) {
      expect(await problemOf(text), text).to.equal(
        `shape: base64, a text of ${text.length} characters that is not base64`,
      );
    }
  });

  it('have no bytes as links', async () => {
    answerWith(file(7, { url: 'https://rundgang.example' }));
    expect((await client.call(readEstateFile('4711', '7', MANY)))?.content).to.equal(null);
  });

  it('are nothing when there is none, and refused when another one comes', async () => {
    answerWith();
    expect(await client.call(readEstateFile('4711', '7', MANY))).to.equal(undefined);
    answerWith(file(8, { content: 'AAAA' }));
    const error: unknown = await client
      .call(readEstateFile('4711', '7', MANY))
      .catch((caught: unknown) => caught);
    expect(error).to.include({ problem: 'unexpected_record' });
  });

  it('are asked for by record numbers only', () => {
    for (const wrong of ['', '0', 'estate', '-1', '1 or 1']) {
      expect(() => readEstateFiles(wrong)).to.throw(RangeError);
      expect(() => readEstateFile(wrong, '7', MANY)).to.throw(RangeError);
      expect(() => readEstateFile('4711', wrong, MANY)).to.throw(RangeError);
    }
  });
});
