import { createOutbox } from '../outbox/create-outbox.js';
import { loadParts } from './load-parts.js';
import { runScript } from './run-script.js';

runScript(createOutbox, loadParts);
