import { expect } from 'chai';
import { DemoFolderError } from './demo-folder-error.js';
import { formatDemoSecrets, generateDemoSecrets, parseDemoSecrets } from './demo-secrets.js';

describe('the secrets of a demo', () => {
  it('are others every time', () => {
    expect(generateDemoSecrets().ENCRYPTION_KEYS).to.not.equal(generateDemoSecrets().ENCRYPTION_KEYS);
  });

  it('come back from their file as they were', () => {
    const secrets = generateDemoSecrets();
    expect(parseDemoSecrets(formatDemoSecrets(secrets))).to.deep.equal(secrets);
  });

  it('are refused when one of them is missing', () => {
    const text = formatDemoSecrets(generateDemoSecrets()).replace(/^SESSION_SECRETS=.*$/m, '');
    expect(() => parseDemoSecrets(text)).to.throw(DemoFolderError, 'SESSION_SECRETS');
  });
});
