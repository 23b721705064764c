import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

/** How a file can be packed for its way. */
export type Packing = 'br' | 'gzip';

/** A file for a page, as it is sent. */
export interface Asset {
  readonly name: string;
  readonly body: Buffer;
  /** The body as small as it gets; made when it is first asked for. */
  readonly packed: (encoding: Packing) => Promise<Buffer>;
  /** Changes with every byte of the file. */
  readonly hash: string;
  /** For the `integrity` attribute. */
  readonly integrity: string;
  /** The address that always gives these very bytes. */
  readonly immutable: string;
}

/** The scripts that pages load. */
export interface Assets {
  /** Finds a file by its plain name or by its immutable one. */
  find(name: string): { asset: Asset; immutable: boolean } | undefined;
  /** The current files. */
  list(): Asset[];
}

const pack: Record<Packing, (body: Buffer) => Promise<Buffer>> = {
  br: promisify<Buffer, Buffer>(brotliCompress),
  gzip: promisify<Buffer, Buffer>(gzip),
};

const here = dirname(fileURLToPath(import.meta.url));

/**
 * Where the built scripts may lie: in the sibling packages of a checkout, which may have been built again,
 * or beside the built server.
 */
const defaultFolders = [
  ...['..', '../..', '../../..'].flatMap((up) => [
    join(here, up, 'tracker/dist'),
    join(here, up, 'widgets/dist'),
  ]),
  join(here, 'assets'),
  join(here, '../assets'),
];

/** Names that pages may load: the two scripts, and parts that they load on demand. */
const servedName = /^(?:ruche|widgets)(?:[.-][\w.-]+)?\.js$/;

/** Finds the scripts for pages. A rebuilt file is taken up without a restart. */
export function openAssets(folders: readonly string[] = defaultFolders): Assets {
  const loaded = new Map<string, { modified: number; asset: Asset }>();

  const load = (name: string): Asset | undefined => {
    const path = folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
    if (!path) return undefined;
    const modified = statSync(path).mtimeMs;
    const known = loaded.get(path);
    if (known?.modified === modified) return known.asset;
    const asset = toAsset(name, readFileSync(path));
    loaded.set(path, { modified, asset });
    return asset;
  };

  return {
    find(name) {
      const [, stem, hash] = /^(.+)\.([0-9a-f]{16})\.js$/.exec(name) ?? [];
      const plain = stem === undefined ? name : `${stem}.js`;
      if (basename(name) !== name || !servedName.test(plain)) return undefined;
      const asset = load(plain);
      if (!asset || (hash !== undefined && asset.hash !== hash)) return undefined;
      return { asset, immutable: hash !== undefined };
    },
    list() {
      const names = folders
        .filter((folder) => existsSync(folder))
        .flatMap((folder) => readdirSync(folder))
        .filter((name) => servedName.test(name));
      return [...new Set(names)].sort().flatMap((name) => load(name) ?? []);
    },
  };
}

function toAsset(name: string, body: Buffer): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 16);
  const integrity = `sha384-${createHash('sha384').update(body).digest('base64')}`;
  const immutable = name.replace(/\.js$/, `.${hash}.js`);
  const done = new Map<Packing, Promise<Buffer>>();
  const packed = (encoding: Packing): Promise<Buffer> => {
    const known = done.get(encoding) ?? pack[encoding](body);
    done.set(encoding, known);
    return known;
  };
  return { name, body, packed, hash, integrity, immutable };
}
