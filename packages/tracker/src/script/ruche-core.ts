import { runScript } from './run-script.js';

runScript();
