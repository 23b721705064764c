#!/usr/bin/env node
import { runCli } from './run-cli.js';

// What a command waits for, such as an engine that ends, need not keep a process alive by itself.
const awake = setInterval(() => undefined, 60_000);
process.exitCode = await runCli(process.argv.slice(2));
clearInterval(awake);
