import { join } from 'node:path';
import { projectRoot } from '#platform/pdf/project-root.ts';
import { qrSvg } from '#platform/pdf/qr.ts';
import { renderPdf, renderPng, type DocumentRequest, type Logo } from '#platform/pdf/render.ts';
import type { PosterSize } from './policy.ts';

const FOLDER = 'src/rooms/programmes/courses/poster';

export type PosterIcon = 'when' | 'where' | 'creche' | 'free' | 'languages' | 'access' | 'tea';

/** Everything a poster says, already in the language it is printed in. */
export type Poster = {
	organisation: string;
	/** The organisation's own accent as #rrggbb; damson when there is none. */
	accent?: string;
	logo?: Logo;
	/** With whom, and who pays: their logos, as PNG. */
	logos?: { png: Uint8Array; alt: string }[];
	/** A word or two for the round badge, such as "Free". */
	badge?: string;
	heading: string;
	lead: string;
	/** What stands for the drawing when somebody listens to the poster. */
	drawing: string;
	/** Two to six; four look best. */
	facts: { icon: PosterIcon; title: string; note: string }[];
	invitation: {
		heading: string;
		note: string;
		/** Where the square leads: the whole address of the public page. */
		url: string;
		/** The same address as people would type it. */
		address: string;
		/** What stands for the square when somebody listens to the poster. */
		square: string;
	};
	/** The small line at the foot: who stands behind this, another language, a phone number. */
	foot: string;
};

/** What a leaflet says more than a poster. */
export type Leaflet = Poster & {
	/** What it is not, in the words of the charity; empty where nobody said. */
	isNot: string;
	/** The meetings to come, each with what it is about. */
	days: { day: string; title: string }[];
	/** What it is like, a line each. */
	like: string[];
	/** What stands above each part, and beneath the days where there are more. */
	words: { about: string; isNot: string; dates: string; more: string; like: string };
};

/** The leaflet of a course: a sheet of A4 for both sides of the paper, folded once. */
export async function leafletPdf(leaflet: Leaflet, language: string): Promise<Uint8Array> {
	return renderPdf(await documentOf(leaflet, language, 'leaflet'));
}

/** The poster of a course, on one page to pin up (A4) or to hand out (A5). */
export async function posterPdf(poster: Poster, language: string, size: 'a4' | 'a5'): Promise<Uint8Array> {
	return renderPdf(await documentOf(poster, language, size));
}

/** The small poster as a picture for chats, some 1,100 pixels wide: as sharp as a phone shows it. */
export async function posterPng(poster: Poster, language: string): Promise<Uint8Array> {
	return renderPng(await documentOf(poster, language, 'a5'), 190);
}

async function documentOf(
	{ logo, logos = [], ...poster }: Poster,
	language: string,
	size: PosterSize
): Promise<DocumentRequest> {
	return {
		template: join(projectRoot(), FOLDER, size === 'leaflet' ? 'leaflet.typ' : 'poster.typ'),
		data: { ...poster, logos: logos.map(({ alt }, at) => ({ alt, file: `/images/logo-${at}.png` })), size },
		language,
		logo,
		images: {
			square: await qrSvg(poster.invitation.url),
			...Object.fromEntries(logos.map(({ png }, at) => [`logo-${at}`, png]))
		}
	};
}
