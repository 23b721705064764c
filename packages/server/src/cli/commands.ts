import type { AddCommand } from './command.js';
import { addDemo } from './demo.js';
import { addDigest } from './digest.js';
import { addImport } from './import.js';
import { addMetric } from './metric.js';
import { addServe } from './serve.js';
import { addSite } from './site.js';
import { addToken } from './token.js';

/** Every command of `ruche`, in the order of its help. */
export const commands: readonly AddCommand[] = [
  addServe,
  addDemo,
  addImport,
  addMetric,
  addDigest,
  addToken,
  addSite,
];
