import { ConfigurationError } from '@immo-billie/server';
import { expect } from 'chai';
import { publicUrlOf, readDemoSettings } from './demo-settings.js';

describe('readDemoSettings', () => {
  it('needs no configuration', () => {
    const settings = readDemoSettings({});
    expect(settings).to.deep.equal({
      port: 3000,
      simulatorPort: 3010,
      host: '127.0.0.1',
      publicUrl: undefined,
    });
    expect(publicUrlOf(settings)).to.equal('http://localhost:3000');
  });

  it('takes other ports and another address of this machine', () => {
    const settings = readDemoSettings({
      PORT: '3100',
      SIMULATOR_PORT: '3110',
      HOST: '::1',
      PUBLIC_URL: 'http://127.0.0.1:3100/',
    });
    expect(settings).to.include({ port: 3100, simulatorPort: 3110, host: '::1' });
    expect(publicUrlOf(settings)).to.equal('http://127.0.0.1:3100');
  });

  it('counts an empty variable as none', () => {
    expect(readDemoSettings({ PORT: '', HOST: ' ', PUBLIC_URL: '' })).to.deep.equal(readDemoSettings({}));
  });

  for (const environment of [
    { NODE_ENV: 'production' },
    { HOST: '0.0.0.0' },
    { HOST: '::' },
    { HOST: '192.168.1.5' },
    { HOST: 'demo.example.com' },
    { PUBLIC_URL: 'https://demo.example.com' },
    { PUBLIC_URL: 'http://192.168.1.5:3000' },
    { PUBLIC_URL: 'http://localhost.example.com' },
    { PUBLIC_URL: 'http://localhost:3000/app' },
    { PUBLIC_URL: 'localhost:3000' },
    { PORT: 'eighty' },
    { PORT: '65536' },
    { PORT: '-1' },
    { PORT: '3010' },
  ]) {
    it(`refuses ${JSON.stringify(environment)}`, () => {
      expect(() => readDemoSettings(environment)).to.throw(ConfigurationError);
    });
  }

  it('names all problems at once', () => {
    expect(() => readDemoSettings({ NODE_ENV: 'production', HOST: '0.0.0.0', PORT: 'x' }))
      .to.throw(ConfigurationError)
      .with.property('problems')
      .that.has.length(3);
  });
});
