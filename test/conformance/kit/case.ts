/** Anything that JSON can hold. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
/** A JSON object. */
export type JsonObject = { [key: string]: Json };

/** One case of the kit: what is sent, what is asked, what must come back. See README.md for each field. */
export interface Case {
  id: string;
  /** The rules of the catalogue that it holds an implementation to: R1 … R17. */
  rules: string[];
  /** The metric that its questions ask for where they name none. */
  metric: string;
  /** What it shows, in one sentence. */
  shows: string;
  /** The zone of its relative times and, where it names no other, of its group. */
  timezone?: string;
  /** Settings to PUT, by group id. */
  groups?: { [group: string]: JsonObject };
  /** Rosters to PUT, in this order. */
  rosters?: { group: string; members: Json[] }[];
  messages?: JsonObject[];
  /** Messages as a page sends them: under the write key, and so not vouched for. */
  pageMessages?: JsonObject[];
  questions?: QuestionCase[];
  requests?: RequestCase[];
  /** What the collector under test has to be for the case to make sense. */
  needs?: Need[];
}

/**
 * `own_site`: nobody else's messages are on the site, as where the runner starts the collector. `write_key`: the
 * runner knows the write key. `path /v1/…`: the collector's /openapi.json has this path. `parameter METRIC
 * NAME=VALUE`: the catalogue lists this value of this parameter. `setting NAME=VALUE`: the site is set so; where
 * the runner starts the collector it sets it, elsewhere it is told. A case whose need is not met is skipped by
 * name.
 */
export type Need =
  | 'own_site'
  | 'write_key'
  | `path ${string}`
  | `parameter ${string}`
  | `setting ${string}`;

/** A question, and the parts of the answer (or of the problem) that must be so. */
export interface QuestionCase {
  ask: JsonObject;
  /** Claims of the token that differ from the default: a manager of the whole site. */
  as?: JsonObject;
  expect?: JsonObject;
  problem?: JsonObject;
}

/** A request as such, for what is not a question. */
export interface RequestCase {
  method: string;
  path: string;
  /** `secret`, `write`: that key; an object: a reading token with these claims; left out: nobody. */
  as?: 'secret' | 'write' | { [claim: string]: Json };
  headers?: { [name: string]: string };
  body?: Json;
  /** Sends this text as it is, in place of `body`. */
  text?: string;
  /** Sends this many bytes of padding in the body's first message, to pass a limit. */
  padding?: number;
  expect: JsonObject;
}

/** A file of cases. */
export interface CaseFile {
  /** What the cases of the file have in common. */
  about: string;
  cases: Case[];
}
