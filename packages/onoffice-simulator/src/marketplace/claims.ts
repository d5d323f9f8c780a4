import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { SimulatedClock } from '../clock/simulated-clock.js';
import { ApiError } from '../wire/api-error.js';

/** An unlock claim comes with the activation URL and works for `unlockProvider` alone. */
export type ClaimPurpose = 'unlock' | 'service';

const claimSchema = z.object({
  epoch: z.number(),
  sequence: z.number(),
  customerWebId: z.string(),
  userId: z.number(),
  purpose: z.enum(['unlock', 'service']),
  issuedAtMs: z.number(),
});

export type Claim = Readonly<z.infer<typeof claimSchema>>;

export const claimsSnapshotSchema = z.object({
  epoch: z.number().int(),
  sequence: z.number().int(),
  expiredUpTo: z.number().int(),
  ttlSeconds: z.number().nullable(),
});
export type ClaimsSnapshot = z.infer<typeof claimsSnapshotSchema>;

/** onOffice publishes no lifetime; a working day for services, an hour for an activation is assumed. */
const SERVICE_TTL_SECONDS = 24 * 3600;
const UNLOCK_TTL_SECONDS = 3600;

/**
 * Issues and reads claims. A claim is sealed, not stored: the text itself says whom it speaks for, so a
 * simulator that is restarted with the same seed still knows the claims it gave out.
 */
export class Claims {
  readonly #key: Buffer;
  readonly #clock: SimulatedClock;
  #epoch = 0;
  #sequence = 0;
  #expiredUpTo = 0;
  #ttlSeconds: number | null = null;

  constructor(keyText: string, clock: SimulatedClock) {
    this.#key = createHash('sha256').update(`claims\u0000${keyText}`).digest();
    this.#clock = clock;
  }

  issue(customerWebId: string, userId: number, purpose: ClaimPurpose): string {
    this.#sequence += 1;
    return this.#seal({
      epoch: this.#epoch,
      sequence: this.#sequence,
      customerWebId,
      userId,
      purpose,
      issuedAtMs: this.#clock.nowMs(),
    });
  }

  /** @throws ApiError 193 when the claim is missing or none of ours, 201 when it is too old */
  read(text: unknown): Claim {
    if (typeof text !== 'string' || text === '') throw new ApiError(193);
    const claim = this.#open(text);
    if (claim === undefined || claim.epoch !== this.#epoch) throw new ApiError(193);
    const ageMs = this.#clock.nowMs() - claim.issuedAtMs;
    if (claim.sequence <= this.#expiredUpTo || ageMs >= this.#ttlOf(claim.purpose) * 1000) {
      throw new ApiError(201);
    }
    return claim;
  }

  /** Every claim given out so far is outdated. */
  expireAll(): void {
    this.#expiredUpTo = this.#sequence;
  }

  /** Lifetime of all claims, those already given out included; with 0 none is valid. */
  setTtl(seconds: number): void {
    this.#ttlSeconds = seconds;
  }

  /** Back to the start; claims from before are unknown afterwards. */
  reset(): void {
    this.#epoch += 1;
    this.#sequence = 0;
    this.#expiredUpTo = 0;
    this.#ttlSeconds = null;
  }

  snapshot(): ClaimsSnapshot {
    return {
      epoch: this.#epoch,
      sequence: this.#sequence,
      expiredUpTo: this.#expiredUpTo,
      ttlSeconds: this.#ttlSeconds,
    };
  }

  restore(snapshot: ClaimsSnapshot): void {
    this.#epoch = snapshot.epoch;
    this.#sequence = snapshot.sequence;
    this.#expiredUpTo = snapshot.expiredUpTo;
    this.#ttlSeconds = snapshot.ttlSeconds;
  }

  /** In seconds. */
  #ttlOf(purpose: ClaimPurpose): number {
    return this.#ttlSeconds ?? (purpose === 'unlock' ? UNLOCK_TTL_SECONDS : SERVICE_TTL_SECONDS);
  }

  #seal(claim: Claim): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv);
    const sealed = Buffer.concat([cipher.update(JSON.stringify(claim), 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  #open(text: string): Claim | undefined {
    const bytes = Buffer.from(text, 'base64url');
    if (bytes.length < 30 || bytes.toString('base64url') !== text) return undefined;
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      const json = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
      return claimSchema.parse(JSON.parse(json));
    } catch {
      return undefined;
    }
  }
}
