import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { rooms } from '#rooms';
import { hear } from '#platform/jobs/news.ts';
import type { Room } from '#platform/room.ts';
import { quilting } from './quilting.ts';
import {
	leftOut,
	looseEnds,
	otherLists,
	otherRoleLists,
	rolesAstray,
	strangeNames,
	undeclared,
	unheard,
	unused
} from './parts.ts';
import { root, sourcesIn } from './sources.ts';

const sources = sourcesIn('src');
const schema = readFileSync(join(root, 'db/schema.sql'), 'utf8');

/** The function that a trigger of the outbox calls for news of this name. */
const triggers = (name: string) =>
	new RegExp(`ON platform\\.event .*WHEN \\(.*'${name}'.*EXECUTE FUNCTION ([\\w.]+)\\(`, 'i').exec(schema)?.[1];

test('every part of a room bears its name, and stands on rooms below', () => {
	expect(strangeNames(rooms)).toEqual([]);
	expect(looseEnds(rooms)).toEqual([]);
	const faulty: Room = { ...quilting([]), name: 'knitting', uses: ['weaving'], keeps: { 'knitting.row': 'nothing' } };
	expect(strangeNames([faulty]).length).toBeGreaterThan(2);
	expect(looseEnds([...rooms, faulty])).toEqual(['knitting uses weaving', 'knitting does no nothing every minute']);
});

test('every letter has its line for the gate, and every line its letter', () => {
	expect(undeclared(rooms)).toEqual([]);
	expect(undeclared([{ ...quilting([]), kinds: {} }])).toEqual(['quilting.card']);
	expect(undeclared([{ ...quilting([]), letters: {} }])).toEqual(['quilting.card']);
});

test('whatever is announced is heard, and whatever is heard is announced', () => {
	expect(unheard(rooms, triggers)).toEqual([]);
	const news = { name: 'people.person.moved', holds: v.strictObject({ person: v.string() }) };
	const speaks = { ...quilting([]), news: { announced: [news], heard: [] } };
	const listens = { ...quilting([]), news: { announced: [], heard: [hear(news, async () => undefined)] } };
	const elsewhere = { ...quilting([]), news: { announced: [{ ...news, heardBy: 'people.hear' }], heard: [] } };
	expect(unheard([...rooms, speaks], triggers)).toEqual(['nobody hears people.person.moved']);
	expect(unheard([...rooms, listens], triggers)).toEqual(['nobody announces people.person.moved']);
	expect(unheard([...rooms, elsewhere], triggers)).toEqual(['nobody hears people.person.moved']);
});

test('every role is the work of one room', () => {
	expect(rolesAstray(rooms)).toEqual([]);
	expect(rolesAstray([...rooms, { ...quilting([]), roles: ['evaluator'] }])).toEqual(['evaluator']);
	expect(rolesAstray(rooms.slice(0, -1))).toEqual(['evaluator']);
});

test('every role stands on one list, from which forms, words and the database take them', () => {
	expect(otherRoleLists(sources)).toEqual([]);
	const text = "const all = ['coordinator', 'facilitator', 'evaluator', 'creche_worker'];";
	expect(otherRoleLists([{ path: 'src/rooms/quilting/team/choices.ts', text }])).toHaveLength(1);
	expect(
		otherRoleLists([{ path: 'src/rooms/quilting/team/choices.ts', text: "['coordinator', 'evaluator']" }])
	).toEqual([]);
});

test('a room says no more than it uses', () => {
	expect(unused(rooms, sources)).toEqual([]);
	expect(unused([quilting([])], sources)).toEqual(['quilting takes nothing from people']);
});

test('no letter, job, news or copy is written and left out of its room', () => {
	expect(leftOut(sources)).toEqual([]);
	const letter = { path: 'src/rooms/quilting/card/mail.server.ts', text: 'export async function cardLetter() {}' };
	const said = (text: string) => [letter, { path: 'src/rooms/quilting/room.server.ts', text }];
	expect(leftOut(said('jobs: {}'))).toEqual([`${letter.path}: cardLetter`]);
	expect(leftOut(said("letters: { 'quilting.card': cardLetter }"))).toEqual([]);
});

test('one list names all rooms, and every folder of a room is in it', () => {
	expect(otherLists(rooms, sources)).toEqual([]);
	const folders = globSync('src/rooms/*/', { cwd: root }).map((path) => path.split('/')[2]);
	expect(rooms.map(({ name }) => name).sort()).toEqual([...folders, 'platform'].sort());
	const text = rooms.map(({ name }) => `import x from '#rooms/${name}/x.ts'`).join('\n');
	expect(otherLists(rooms, [{ path: 'src/worker.ts', text }])).toEqual(['src/worker.ts']);
});
