/** What the parent sends to the child, once. */
export interface EngineChildOrder {
  /** Path of the package that calls into the library. */
  ffi: string;
  /** Path of the engine's shared library. */
  library: string;
  /** The command line that the library is started with. */
  args: string[];
}

/**
 * The whole program of the engine's process, as text for `node --eval`: so it runs the same from
 * source and from any bundle. The library's call lasts as long as the engine; made on a thread of its
 * own it leaves the main thread free to notice that the parent is gone. Then the process ends the
 * hard way, which the engine's files are made for and a tidy exit with running threads is not.
 */
export const engineChildProgram = `
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.once('message', ({ ffi, library, args }) => {
  const { DataType, load, open } = require(ffi);
  open({ library: 'chdb', path: library });
  const ended = load({
    library: 'chdb',
    funcName: 'chdb_query_cmdline',
    retType: DataType.External,
    paramsType: [DataType.I32, DataType.StringArray],
    paramsValue: [args.length, args],
    runInNewThread: true,
  });
  const end = () => process.kill(process.pid, 'SIGKILL');
  Promise.resolve(ended).then(end, end);
});
`;
