#!/usr/bin/env -S node --max-semi-space-size=64
// Messages live as long as the disk takes to write them: in the usual space for what is young most of them
// would be copied out of it first, which took a quarter of the processor time under load.
import { runCli } from './run-cli.js';

// What a command waits for, such as an engine that ends, need not keep a process alive by itself.
const awake = setInterval(() => undefined, 60_000);
process.exitCode = await runCli(process.argv.slice(2));
clearInterval(awake);
