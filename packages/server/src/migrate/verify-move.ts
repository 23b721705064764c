import { catalogue } from '@ruche/metrics';
import type { Run } from '@ruche/metrics';
import type { Answer, Question } from '@ruche/schema';
import type { Engine } from '../engine/engine.js';
import { answerGuarded } from '../query/answer-guarded.js';
import { listGroups } from '../query/find-group.js';
import type { Site } from '../sites/site.js';

/** Groups, the largest first, whose figures are compared beside those of the whole site. */
const groupsAsked = 3;

/** Where the two differ: empty when the move is complete. */
export type Differences = string[];

/** Compares, table by table, how many rows there are and what is in them. */
export async function compareTables(
  from: Engine,
  to: Engine,
  tables: readonly string[],
): Promise<Differences> {
  const differences: Differences = [];
  for (const table of tables) {
    const columns = await comparedColumns(from, table);
    const sql = `SELECT toString(count()) AS rows, toString(sum(cityHash64(${columns}))) AS content
      FROM {table:Identifier} FINAL`;
    const read = async (engine: Engine) => {
      const [row] = await engine.query<{ rows: string; content: string }>(
        sql,
        { table },
        { maxSeconds: 600 },
      );
      return row;
    };
    const [here, there] = [await read(from), await read(to)];
    if (here?.rows !== there?.rows) {
      differences.push(`${table}: ${here?.rows} rows here, ${there?.rows} there`);
    } else if (here?.content !== there?.content) {
      differences.push(`${table}: as many rows, but not the same ones`);
    }
  }
  return differences;
}

/** Asks both every metric of the catalogue, for the whole site and its largest groups, and compares the answers. */
export async function compareAnswers(
  from: Engine,
  to: Engine,
  { site, asOf }: { site: Site; asOf: Date },
): Promise<{ asked: number; differences: Differences }> {
  const [here, there] = [runOf(from), runOf(to)];
  const largest = await here<{ grp: string }>(
    `SELECT grp FROM messages WHERE site = {site:String} AND grp != ''
     GROUP BY grp ORDER BY count() DESC, grp LIMIT {groups:UInt8}`,
    { site: site.id, groups: groupsAsked },
  );
  const known = new Set((await listGroups(here, site.id)).map(({ id }) => id));
  const groups = [undefined, ...largest.map(({ grp }) => grp).filter((grp) => known.has(grp))];
  const differences: Differences = [];
  let asked = 0;
  for (const { id: metric } of catalogue) {
    for (const group of groups) {
      const question = {
        metric,
        period: 'P1Y',
        ...(group === undefined ? {} : { group }),
      } as Question;
      const [one, other] = await Promise.all(
        [here, there].map((run) => answerOf({ question, site, asOf, run })),
      );
      asked += 1;
      if (one !== other) differences.push(`${metric}${group === undefined ? '' : ` of ${group}`}`);
    }
  }
  return { asked, differences };
}

/** An answer as text; a question that cannot be answered is one that both must refuse alike. */
async function answerOf(asked: {
  question: Question;
  site: Site;
  asOf: Date;
  run: Run;
}): Promise<string> {
  const { site } = asked;
  const reader = { site, access: { site: site.id, role: 'admin', groups: '*' } } as const;
  try {
    const answer: Answer = await answerGuarded({ ...asked, reader });
    return JSON.stringify(answer);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function runOf(engine: Engine): Run {
  return (sql, parameters) => engine.query(sql, parameters, { maxSeconds: 600 });
}

/** The columns whose content can be compared: all but states of sums, which may be laid out in several ways. */
async function comparedColumns(engine: Engine, table: string): Promise<string> {
  const columns = await engine.query<{ name: string }>(
    `SELECT name FROM system.columns
     WHERE database = currentDatabase() AND table = {table:String}
       AND default_kind NOT IN ('MATERIALIZED', 'ALIAS') AND type NOT LIKE 'AggregateFunction%'
     ORDER BY position`,
    { table },
  );
  return columns.map(({ name }) => `\`${name}\``).join(', ');
}
