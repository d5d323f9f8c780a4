import { expect } from 'chai';
import type { Request } from 'express';
import { createSecretBox } from '../encryption/secret-box.js';
import { sealToken } from '../encryption/sealed-token.js';
import type { SignIn } from '../sessions/session.js';
import { checkFormToken, issueFormToken } from './form-token.js';

const box = createSecretBox([{ id: 'k1', key: Buffer.alloc(32, 1) }]);

function requestOf(sessionID: string, signIn: Partial<SignIn> | undefined): Request {
  return { sessionID, session: { signIn } } as unknown as Request;
}

const joachim = { tenantId: '20101', userId: '21' };
const request = requestOf('session-1', joachim);
const PURPOSE = 'import:1437';

describe('the token of a form', () => {
  const token = issueFormToken(box, request, PURPOSE);
  const stateOf = (other: Request, text: unknown = token, purpose = PURPOSE) =>
    checkFormToken(box, other, text, purpose).state;

  it('is valid where it was made', () => {
    expect(stateOf(request)).to.equal('valid');
  });

  it('names the page that was shown: each one has its own', () => {
    const idOf = (text: string) => {
      const check = checkFormToken(box, request, text, PURPOSE);
      return check.state === 'valid' ? check.tokenId : '';
    };
    expect(idOf(token)).to.equal(idOf(token)).and.not.to.equal('');
    expect(idOf(issueFormToken(box, request, PURPOSE))).not.to.equal(idOf(token));
  });

  it('is stale in another session of the same person', () => {
    expect(stateOf(requestOf('session-2', joachim))).to.equal('stale');
  });

  it('is foreign for another user, tenant, estate or purpose', () => {
    expect(stateOf(requestOf('session-1', { ...joachim, userId: '23' }))).to.equal('foreign');
    expect(stateOf(requestOf('session-1', { ...joachim, tenantId: '20303' }))).to.equal('foreign');
    expect(stateOf(request, token, 'import:1439')).to.equal('foreign');
    expect(stateOf(request, token, 'object:1437')).to.equal('foreign');
  });

  it('is foreign when nobody is signed in', () => {
    expect(stateOf(requestOf('session-1', undefined))).to.equal('foreign');
  });

  it('is foreign when it is missing, doubled, changed, or made for something else', () => {
    expect(checkFormToken(box, request, undefined, PURPOSE).state).to.equal('foreign');
    expect(stateOf(request, '')).to.equal('foreign');
    expect(stateOf(request, [token, token])).to.equal('foreign');
    expect(stateOf(request, token.toLowerCase())).to.equal('foreign');
    expect(stateOf(request, sealToken(box, { id: 'x' }, 'form'))).to.equal('foreign');
    expect(stateOf(request, sealToken(box, { id: 'x' }, 'activation'))).to.equal('foreign');
  });

  it('shows neither session nor user', () => {
    expect(token).not.to.contain('session-1');
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.to.contain('20101');
  });
});
