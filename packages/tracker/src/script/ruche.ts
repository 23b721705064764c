import { createOutbox } from '../outbox/create-outbox.js';
import { runScript } from './run-script.js';

runScript(createOutbox);
