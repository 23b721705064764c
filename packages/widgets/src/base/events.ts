import type { Answer, AskErrorCode } from '@ruche/client';

/** Detail of `ruche-ready`: a load has finished. */
export interface ReadyDetail {
  answers: readonly Answer[];
}

/** Detail of `ruche-error`: a load has failed. */
export interface ErrorDetail {
  code: AskErrorCode | 'render_failed';
  message: string;
  /** Asks again. */
  retry: () => void;
}

/** Detail of `ruche-select`: the reader chose a point, a row, a part, or what a page shows. */
export interface SelectDetail {
  kind: 'point' | 'row' | 'part' | 'filters';
  metric: string | undefined;
  group: string | undefined;
  /** The start of the bucket, the id of the row, the key of the part. */
  key: string | undefined;
  /** What the answer holds there, or the filters chosen. */
  value: unknown;
}

/** Detail of `ruche-token-needed`: hand a token, or a promise of one, to `respondWith`. */
export interface TokenNeededDetail {
  reason: 'first' | 'expired';
  respondWith: (token: string | null | Promise<string | null>) => void;
}

/** Detail of `ruche-change`: the reader changed something that the collector keeps. */
export interface ChangeDetail {
  kind: 'saved' | 'removed';
  /** Id of what was changed. */
  id: string;
}

declare global {
  interface HTMLElementEventMap {
    'ruche-ready': CustomEvent<ReadyDetail>;
    'ruche-error': CustomEvent<ErrorDetail>;
    'ruche-change': CustomEvent<ChangeDetail>;
    'ruche-select': CustomEvent<SelectDetail>;
    'ruche-token-needed': CustomEvent<TokenNeededDetail>;
  }
}
