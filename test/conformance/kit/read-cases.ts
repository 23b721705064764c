import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case, CaseFile } from './case.js';

const rules = /^R(?:[1-9]|1[0-7])$/;

/** Reads every case of a folder of JSON files, and refuses a file that is not in the form. */
export function readCases(folder: string): Case[] {
  const seen = new Set<string>();
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .flatMap((name) => {
      const file = JSON.parse(readFileSync(join(folder, name), 'utf8')) as CaseFile;
      for (const item of file.cases) {
        const fault = faultOf(item, seen);
        if (fault) throw new Error(`${name}: case ${item.id}: ${fault}`);
        seen.add(item.id);
      }
      return file.cases;
    });
}

function faultOf(item: Case, seen: ReadonlySet<string>): string | undefined {
  if (!/^[a-z0-9_-]+$/.test(item.id)) return 'the id must be lower case words with dashes';
  if (seen.has(item.id)) return 'another case has this id';
  if (!item.shows) return 'it says nothing about what it shows';
  const unknown = item.rules.find((rule) => !rules.test(rule));
  if (unknown) return `there is no rule ${unknown}`;
  if (!item.questions?.length && !item.requests?.length) return 'it asks nothing';
  const empty = item.questions?.find(({ expect, problem }) => !expect === !problem);
  if (empty) return 'each question needs one of "expect" and "problem"';
  return undefined;
}
