import type { MeasureDefinition } from './definition.ts';
import { asq3 } from './definitions/asq3.ts';
import { asqse2 } from './definitions/asqse2.ts';
import { assis } from './definitions/assis.ts';
import { cdi } from './definitions/cdi.ts';
import { core10 } from './definitions/core10.ts';
import { epds } from './definitions/epds.ts';
import { gad7 } from './definitions/gad7.ts';
import { ghq12 } from './definitions/ghq12.ts';
import { howHeavyItGets } from './definitions/how-heavy-it-gets.ts';
import { howThingsAre } from './definitions/how-things-are.ts';
import { kpcs } from './definitions/kpcs.ts';
import { mibs } from './definitions/mibs.ts';
import { morsSf } from './definitions/mors-sf.ts';
import { nvsUk } from './definitions/nvs-uk.ts';
import { ons4 } from './definitions/ons4.ts';
import { ownfive } from './definitions/ownfive.ts';
import { pbq } from './definitions/pbq.ts';
import { phq9 } from './definitions/phq9.ts';
import { promis } from './definitions/promis.ts';
import { reqol10 } from './definitions/reqol10.ts';
import { rses } from './definitions/rses.ts';
import { sspars } from './definitions/sspars.ts';
import { swemwbs } from './definitions/swemwbs.ts';
import { ucla3 } from './definitions/ucla3.ts';
import { wemwbs } from './definitions/wemwbs.ts';

/** Every measure of the library that comes from the literature, or is a generic form of one. */
export const measures: readonly MeasureDefinition[] = [
	wemwbs,
	swemwbs,
	phq9,
	gad7,
	ghq12,
	epds,
	kpcs,
	assis,
	nvsUk,
	asq3,
	asqse2,
	cdi,
	ownfive,
	sspars,
	ucla3,
	ons4,
	core10,
	reqol10,
	promis,
	pbq,
	mibs,
	morsSf,
	rses
];

/** Scales of our own, made with `ownScale` and validated by nobody: kept apart from the published ones. */
export const ownMeasures: readonly MeasureDefinition[] = [howThingsAre, howHeavyItGets];

/** The definition with this id, published or our own; undefined when there is none. */
export function definitionOf(id: string): MeasureDefinition | undefined {
	return [...measures, ...ownMeasures].find((definition) => definition.id === id);
}
