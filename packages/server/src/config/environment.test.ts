import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ConfigurationError } from './configuration-error.js';
import { isLoopback } from './environment-values.js';
import {
  readApiUrl,
  readDatabaseLocation,
  readServerConfig,
  readStorageConfig,
  type ServerConfig,
} from './environment.js';

const KEY = Buffer.alloc(32, 1).toString('base64');
const OTHER_KEY = Buffer.alloc(32, 2).toString('base64');

/** The smallest environment that starts. */
const MINIMAL = {
  PUBLIC_URL: 'http://localhost:3000',
  DATABASE_URL: 'sqlite:/tmp/app.sqlite',
  ENCRYPTION_KEYS: `k1:${KEY}`,
  ONOFFICE_PROVIDER_SECRETS: 'provider-secret',
  SESSION_SECRETS: 'a-session-secret-with-32-characters',
} as const;

function read(changes: Readonly<Record<string, string | undefined>> = {}): ServerConfig {
  return readServerConfig({ ...MINIMAL, ...changes });
}

/** The variables that a configuration is refused for. */
function refusedFor(environment: Readonly<Record<string, string | undefined>>): string[] {
  return problemsOf(() => readServerConfig(environment)).map(({ variable }) => variable);
}

function problemsOf(start: () => unknown): ConfigurationError['problems'] {
  try {
    start();
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe('the environment of the server', () => {
  it('fills in every default', () => {
    expect(read()).to.deep.equal({
      database: { engine: 'sqlite', filename: '/tmp/app.sqlite' },
      encryptionKeys: [{ id: 'k1', key: Buffer.alloc(32, 1) }],
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      onofficeApiUrl: 'https://api.onoffice.de/api/stable/api.php',
      providerSecrets: ['provider-secret'],
      sessionSecrets: ['a-session-secret-with-32-characters'],
      signedUrlMaxAgeSeconds: 300,
      signedUrlMaxAheadSeconds: 120,
      frameAncestors: ["'self'", 'https://*.onoffice.de', 'https://*.onoffice.com'],
      trustProxy: false,
      logLevel: 'info',
      metricsToken: undefined,
      explainerVideoUrl: undefined,
      prospectVideo: undefined,
      legalDir: undefined,
      uploadDir: undefined,
    });
  });

  it('lists every missing variable at once', () => {
    expect(refusedFor({})).to.have.members([
      'DATABASE_URL',
      'ENCRYPTION_KEYS',
      'PUBLIC_URL',
      'ONOFFICE_PROVIDER_SECRETS',
      'SESSION_SECRETS',
    ]);
  });

  for (const variable of Object.keys(MINIMAL)) {
    it(`says that ${variable} is missing and how to mend it`, () => {
      const problems = problemsOf(() => read({ [variable]: undefined }));
      expect(problems).to.have.length(1);
      expect(problems[0]).to.include({ variable, problem: 'is missing' });
      expect(problems[0]?.mend).not.to.equal('');
    });

    it(`takes an empty ${variable} for a missing one`, () => {
      for (const empty of ['', '   ']) {
        expect(problemsOf(() => read({ [variable]: empty }))).to.deep.equal(
          problemsOf(() => read({ [variable]: undefined })),
        );
      }
    });
  }

  it('takes an empty optional variable for a missing one', () => {
    const names = [
      'PORT',
      'HOST',
      'ONOFFICE_API_URL',
      'FRAME_ANCESTORS',
      'TRUST_PROXY',
      'LOG_LEVEL',
      'UPLOAD_DIR',
    ];
    const others = ['METRICS_TOKEN', 'EXPLAINER_VIDEO_URL', 'PROSPECT_VIDEO', 'SIGNED_URL_MAX_AGE_SECONDS'];
    for (const name of [...names, ...others]) expect(read({ [name]: '' }), name).to.deep.equal(read());
  });

  const wrong: Readonly<Record<string, readonly string[]>> = {
    PORT: ['80a', '-1', '65536', '3.5', '0x10'],
    HOST: ['not a host', 'http://127.0.0.1', '127.0.0.1:3000', '-'],
    PUBLIC_URL: [
      'localhost:3000',
      'ftp://example.com',
      'https://example.com/app',
      'https://example.com/?a=1',
      'https://example.com/#top',
      'https://user:password@example.com',
      'not a url',
    ],
    DATABASE_URL: ['sqlite:', 'mysql://host/db', '/tmp/app.sqlite', 'postgres:host'],
    ONOFFICE_API_URL: [
      'http://api.onoffice.de/api.php',
      'api.onoffice.de',
      'not a url',
      'ftp://127.0.0.1/',
      'https://user:password@api.onoffice.de/api.php',
    ],
    ONOFFICE_PROVIDER_SECRETS: ['short', 'long-enough-1,short', ','],
    SESSION_SECRETS: ['x'.repeat(31), `${'x'.repeat(32)},short`, ','],
    ENCRYPTION_KEYS: [
      KEY,
      'k1:AAAA',
      `k1:${KEY},k1:${OTHER_KEY}`,
      `k1:${KEY},k2:nonsense`,
      `k 1:${KEY}`,
      `${'k'.repeat(33)}:${KEY}`,
      ',',
    ],
    SIGNED_URL_MAX_AGE_SECONDS: ['0', '86401', '5m'],
    SIGNED_URL_MAX_AHEAD_SECONDS: ['-1', '3601', 'x'],
    FRAME_ANCESTORS: [
      '*',
      'onoffice.de',
      "'unsafe-inline'",
      "'none' https://a.example",
      'https://a.example; script-src *',
      ',',
    ],
    TRUST_PROXY: [
      'true',
      'yes',
      '10.0.0.1,true',
      'proxy.example.com',
      ',',
      '10.0.0.0/33',
      '::1/129',
      // Everybody, which is what "true" would mean.
      '0.0.0.0/0',
      '::/0',
      '1000',
    ],
    LOG_LEVEL: ['verbose', 'INFO!'],
    METRICS_TOKEN: ['short'],
    EXPLAINER_VIDEO_URL: ['javascript:alert(1)', '/video.mp4'],
    PROSPECT_VIDEO: ['http://example.com/video.mp4', 'javascript:alert(1)', '/missing/video.mp4', tmpdir()],
    UPLOAD_DIR: ['/missing/uploads', process.execPath],
    LEGAL_DIR: ['/missing/legal', process.execPath],
  };
  for (const [variable, values] of Object.entries(wrong)) {
    for (const value of values) {
      it(`refuses ${variable}=${value.length > 40 ? `${value.slice(0, 30)}…` : value} without repeating it`, () => {
        const problems = problemsOf(() => read({ [variable]: value }));
        expect(problems.map((problem) => problem.variable)).to.deep.equal([variable]);
        expect(problems[0]?.problem).not.to.equal('is missing');
        if (value.length > 7) expect(problems[0]?.problem).not.to.contain(value);
      });
    }
  }

  it('lists all wrong and missing variables together', () => {
    const problems = refusedFor({
      ...MINIMAL,
      SESSION_SECRETS: undefined,
      PORT: 'abc',
      PUBLIC_URL: 'https://example.com/path',
      TRUST_PROXY: 'true',
    });
    expect(problems).to.have.members(['SESSION_SECRETS', 'PORT', 'PUBLIC_URL', 'TRUST_PROXY']);
  });

  it('stops an https address without TRUST_PROXY, together with all other problems', () => {
    const https = { ...MINIMAL, PUBLIC_URL: 'https://app.example.com' };
    expect(refusedFor(https)).to.deep.equal(['TRUST_PROXY']);
    expect(refusedFor({ ...https, TRUST_PROXY: '0' })).to.deep.equal(['TRUST_PROXY']);
    expect(refusedFor({ ...https, PORT: 'abc' })).to.have.members(['PORT', 'TRUST_PROXY']);
    expect(refusedFor({ ...https, TRUST_PROXY: '1' })).to.deep.equal([]);
  });

  it('names every problem and its remedy in the message', () => {
    expect(() => read({ PORT: 'abc', LOG_LEVEL: 'loud' })).to.throw(
      ConfigurationError,
      /PORT: is not a whole number\n {4}→ a port number[\s\S]*LOG_LEVEL: /,
    );
  });

  it('reads proxies as hops or as addresses', () => {
    expect(read({ TRUST_PROXY: '2' }).trustProxy).to.equal(2);
    expect(read({ TRUST_PROXY: 'loopback, 10.0.0.0/8, ::1' }).trustProxy).to.deep.equal([
      'loopback',
      '10.0.0.0/8',
      '::1',
    ]);
  });

  it('keeps lists in their order, newest first', () => {
    const config = read({
      ONOFFICE_PROVIDER_SECRETS: 'new-secret, old-secret',
      ENCRYPTION_KEYS: `new:${KEY},old:${OTHER_KEY}`,
      SESSION_SECRETS: `${'n'.repeat(32)},${'o'.repeat(32)}`,
    });
    expect(config.providerSecrets).to.deep.equal(['new-secret', 'old-secret']);
    expect(config.encryptionKeys.map(({ id }) => id)).to.deep.equal(['new', 'old']);
    expect(config.sessionSecrets).to.deep.equal(['n'.repeat(32), 'o'.repeat(32)]);
  });

  it('drops the slash after the origin of PUBLIC_URL', () => {
    expect(read({ PUBLIC_URL: 'http://localhost:3000/' }).publicUrl).to.equal('http://localhost:3000');
  });

  it('allows a plain http API only on this machine', () => {
    for (const url of ['http://127.0.0.1:3010/api', 'http://localhost/api', 'http://[::1]:3010/api']) {
      expect(read({ ONOFFICE_API_URL: url }).onofficeApiUrl).to.equal(url);
    }
  });

  it('takes origins with a wildcard or port as frame ancestors, separated by blanks or commas', () => {
    expect(
      read({ FRAME_ANCESTORS: "'self', https://*.onoffice.de http://127.0.0.1:3010" }).frameAncestors,
    ).to.deep.equal(["'self'", 'https://*.onoffice.de', 'http://127.0.0.1:3010']);
  });

  it('takes the video for prospects from a file, too', () => {
    const folder = mkdtempSync(join(tmpdir(), 'immo-billie-environment-'));
    const video = join(folder, 'prospects.mp4');
    writeFileSync(video, 'video');
    try {
      expect(read({ PROSPECT_VIDEO: video }).prospectVideo).to.equal(video);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('may forbid all frames', () => {
    expect(read({ FRAME_ANCESTORS: "'none'" }).frameAncestors).to.deep.equal(["'none'"]);
  });

  it('takes a PostgreSQL address and the optional rest', () => {
    const config = read({
      DATABASE_URL: 'postgres://user:password@db.example/app',
      METRICS_TOKEN: 'a-token-of-16-ch',
      EXPLAINER_VIDEO_URL: 'https://video.example/object',
      PROSPECT_VIDEO: 'https://video.example/prospects',
      UPLOAD_DIR: tmpdir(),
      LEGAL_DIR: tmpdir(),
      SIGNED_URL_MAX_AGE_SECONDS: '60',
      SIGNED_URL_MAX_AHEAD_SECONDS: '0',
      LOG_LEVEL: 'warn',
      PORT: '0',
      HOST: '0.0.0.0',
    });
    expect(config).to.deep.include({
      database: { engine: 'postgres', url: 'postgres://user:password@db.example/app' },
      metricsToken: 'a-token-of-16-ch',
      explainerVideoUrl: 'https://video.example/object',
      prospectVideo: 'https://video.example/prospects',
      uploadDir: tmpdir(),
      legalDir: tmpdir(),
      signedUrlMaxAgeSeconds: 60,
      signedUrlMaxAheadSeconds: 0,
      logLevel: 'warn',
      port: 0,
      host: '0.0.0.0',
    });
  });
});

describe('the environment of commands that need less', () => {
  it('asks commands on onOffice alone for nothing, and refuses an address that is not safe', () => {
    expect(readApiUrl({})).to.equal('https://api.onoffice.de/api/stable/api.php');
    expect(readApiUrl({ ONOFFICE_API_URL: 'http://localhost:3010/api' })).to.equal(
      'http://localhost:3010/api',
    );
    for (const url of ['http://api.example.com/', 'https://user:password@api.example.com/']) {
      expect(
        problemsOf(() => readApiUrl({ ONOFFICE_API_URL: url })).map(({ variable }) => variable),
      ).to.deep.equal(['ONOFFICE_API_URL']);
    }
  });

  it('asks commands on the database for two variables', () => {
    expect(problemsOf(() => readStorageConfig({})).map(({ variable }) => variable)).to.deep.equal([
      'DATABASE_URL',
      'ENCRYPTION_KEYS',
    ]);
    expect(readStorageConfig(MINIMAL).database).to.deep.equal({
      engine: 'sqlite',
      filename: '/tmp/app.sqlite',
    });
  });

  it('asks commands that decrypt nothing for the database alone', () => {
    expect(problemsOf(() => readDatabaseLocation({})).map(({ variable }) => variable)).to.deep.equal([
      'DATABASE_URL',
    ]);
    expect(readDatabaseLocation({ DATABASE_URL: 'sqlite:a.db' })).to.deep.equal({
      engine: 'sqlite',
      filename: 'a.db',
    });
  });

  it('knows the names that cannot leave this machine', () => {
    for (const name of ['localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]'])
      expect(isLoopback(name), name).to.be.true;
    for (const name of ['localhost.example.com', '128.0.0.1', '127.0.0.1.example', 'example.com', '']) {
      expect(isLoopback(name), name).to.be.false;
    }
  });
});
