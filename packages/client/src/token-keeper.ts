import { AskError } from './ask-error.js';

/** Why a token is wanted: there is none yet, or the one in use has run out. */
export type TokenReason = 'first' | 'expired';

/** The host's callback: gives a fresh token, or `null` where public metrics need none. */
export type TokenProvider = (
  reason: TokenReason,
) => string | null | undefined | Promise<string | null | undefined>;

/** Holds the token in memory, and asks the host for one once however many questions wait. */
export class TokenKeeper {
  readonly #provide: TokenProvider | undefined;
  #token: Promise<string | null> | undefined;

  constructor(provide: TokenProvider | undefined) {
    this.#provide = provide;
  }

  /** The token in use; asked for at the first call. */
  get(): Promise<string | null> {
    return (this.#token ??= this.#ask('first'));
  }

  /** A token in place of one that has run out; `false` where the host can give no other. */
  async renew(expired: string | null): Promise<boolean> {
    if (!this.#provide) return false;
    const current = await this.get();
    if (current === expired) this.#token = this.#ask('expired');
    return (await this.get()) !== expired;
  }

  /** Forgets the token: the next question asks the host again. */
  drop(): void {
    this.#token = undefined;
  }

  async #ask(reason: TokenReason): Promise<string | null> {
    const asked = Promise.resolve()
      .then(() => this.#provide?.(reason))
      .then((token) => token || null);
    try {
      return await asked;
    } catch (cause) {
      this.#token = undefined;
      const detail = cause instanceof Error ? cause.message : undefined;
      throw new AskError('token_unavailable', { detail });
    }
  }
}
