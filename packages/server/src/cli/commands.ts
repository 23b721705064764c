import type { AddCommand } from './command.js';
import { addBackup } from './backup.js';
import { addDatasheet } from './datasheet.js';
import { addDemo } from './demo.js';
import { addDigest } from './digest.js';
import { addDoctor } from './doctor.js';
import { addErase } from './erase.js';
import { addExport } from './export.js';
import { addKeys } from './keys.js';
import { addImport } from './import.js';
import { addMetric } from './metric.js';
import { addMigrate } from './migrate.js';
import { addRestore } from './restore.js';
import { addServe } from './serve.js';
import { addSite } from './site.js';
import { addToken } from './token.js';
import { addWebhook } from './webhook.js';

/** Every command of `ruche`, in the order of its help. */
export const commands: readonly AddCommand[] = [
  addServe,
  addDemo,
  addImport,
  addMetric,
  addDigest,
  addToken,
  addSite,
  addWebhook,
  addKeys,
  addExport,
  addErase,
  addBackup,
  addRestore,
  addMigrate,
  addDoctor,
  addDatasheet,
];
