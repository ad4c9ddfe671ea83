import { fromLeft } from '#platform/i18n/direction.ts';
import { expect } from 'vitest';
import { keepLogo } from '#platform/identity/logo/commands.server.ts';
import { findOrganisation } from '#platform/identity/organisation.ts';
import { readBack } from '#platform/pdf/read-back.ts';
import { test } from '../../../../../tests/support/house.ts';
import { staffOf } from '#cast/meetings.ts';
import { makeCohort } from '../cohort/examples.ts';
import { makeVenue } from '../venue/examples.ts';
import { posterPdf } from './pdf.server.ts';
import { getPoster, listShareTexts } from './queries.server.ts';

test('the poster says when and where in its own language, and its square leads to the page in that language', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const { id, slug } = await coordinator((tx) => makeCohort(tx, { firstDay: '2027-03-16' }));
	const organisation = await findOrganisation(house.app.db, { id: house.orgId });
	const [english, spanish] = await coordinator(
		async (tx) => [await getPoster(tx, id, organisation, 'en'), await getPoster(tx, id, organisation, 'es')] as const
	);
	expect(english).toMatchObject({
		heading: 'Seven Tuesdays for you',
		invitation: { url: `http://localhost/en/on/${slug}`, address: `localhost/en/on/${slug}` }
	});
	expect(english.facts[0]).toMatchObject({ title: 'Tuesdays, 10am to midday', note: 'From 16 March 2027, 7 meetings' });
	expect(spanish).toMatchObject({
		heading: 'Siete martes para ti',
		invitation: { url: `http://localhost/es/on/${slug}` },
		foot: 'Also in English · Willow Lane'
	});
	expect(spanish.facts.map((fact) => fact.icon)).toEqual(['when', 'where', 'creche', 'free']);
	const read = await readBack(await posterPdf(spanish, 'es', 'a5'));
	expect(read).toMatchObject({ pages: 1, insideMargins: true, language: 'es' });
	expect(read.words).toContain('Cada martes, de 10:00 a 12:00');
});

test('a course without a crèche promises none', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const venueId = await coordinator((tx) => makeVenue(tx, { name: 'Rye hall' }));
	const { id, slug } = await coordinator((tx) =>
		makeCohort(tx, { venueId, bands: { 'under-two': 0, two: 0, 'three-or-more': 0 } })
	);
	const organisation = await findOrganisation(house.app.db, { id: house.orgId });
	expect((await coordinator((tx) => getPoster(tx, id, organisation, 'en'))).facts.map((fact) => fact.icon)).toEqual([
		'when',
		'where',
		'free'
	]);
	const texts = await coordinator((tx) => listShareTexts(tx, id, organisation));
	expect(texts.map(({ language }) => language)).toEqual(['en', 'es']);
	expect(texts[0]?.text).toBe(
		`Seven Tuesdays for you\nA small group of parents. Tea, talking, and things that help. Your little one plays next door.\nFrom Tuesday 12 January, 10am to midday, 7 times\nRye hall, Peckham\nFree.\nhttp://localhost/en/on/${slug}`
	);
});

test('a poster says where to ask, and shows what its organisation is known by', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const { id } = await coordinator((tx) => makeCohort(tx, { firstDay: '2027-03-16' }));
	const contact = { contact_phone: '0113 496 0000', contact_hours: JSON.stringify({ es: 'De lunes a jueves' }) };
	const own = house.owner.db.updateTable('platform.organisation').set(contact).where('id', '=', house.orgId);
	await own.execute();
	const onePoint = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=';
	const logo = { png: Buffer.from(onePoint, 'base64'), width: 1, height: 1 };
	await coordinator((tx) => keepLogo(tx, logo, { alt: { es: 'Una hoja verde' }, inLetters: false }));
	const organisation = await findOrganisation(house.app.db, { id: house.orgId });
	const poster = await coordinator((tx) => getPoster(tx, id, organisation, 'es'));
	expect(poster.foot).toBe(`Pregúntanos: ${fromLeft('0113 496 0000')} (De lunes a jueves) · Also in English`);
	const read = await readBack(await posterPdf(poster, 'es', 'a4'));
	expect(read).toMatchObject({ pages: 1, insideMargins: true });
	expect(read.words).toContain('0113 496 0000');
	expect(read.tags).toContainEqual({ role: 'Figure', alt: 'Una hoja verde' });
});
