import { expect, test } from 'vitest';
import { factsOf } from './facts-of.js';

const messages = { before: 5, later: ['Post Deleted'] };

test('the tables that are named, each once', () => {
  const sql = `SELECT a FROM messages FINAL ARRAY JOIN a AS n WHERE b GLOBAL IN (SELECT b FROM people)
    UNION ALL SELECT a FROM (SELECT a FROM messages) AS m GLOBAL ANY LEFT JOIN contents USING (a)`;
  expect(factsOf(sql, undefined)).toEqual({ tables: ['messages', 'people', 'contents'] });
  expect(factsOf(sql, messages)).toEqual({
    tables: ['messages', 'people', 'contents'],
    ...messages,
  });
});

test('everything, where something else is named', () => {
  expect(factsOf('SELECT a FROM messages JOIN month_people USING (a)', messages)).toEqual({});
  expect(factsOf('SELECT a FROM system.parts', messages)).toEqual({});
});
