import {
	bootstrapInterval,
	cohensKappa,
	fleissKappa,
	krippendorffAlpha,
	percentAgreement,
	positiveAgreement,
	type Reason,
	type Result
} from '@kith/small-statistics';
import { inkIn, inkOf, trimmed, unitsIn, type Inked, type TextRange, type UnitKind } from '../text/fold.ts';

/** What a coder said of a stretch of a text; places are code points. */
export interface CodedPassage extends TextRange {
	readonly text: string;
	readonly coder: string;
	readonly code: string;
}

/** A text that was read by every coder. */
export interface ReadText {
	readonly name: string;
	readonly words: string;
}

/** How far coders agree on one code, or on all together; null where a figure is not defined. */
export interface AgreementFigures {
	/** Units that every coder read; for all codes together a unit counts once a code. */
	units: number;
	/** Of how many units each coder said it. */
	saidBy: Record<string, number>;
	/** The mean over the pairs of coders. It flatters what most of the text is not about. */
	percent: number | null;
	/** 2·both ÷ (2·both + differ), pooled over the pairs. */
	positive: number | null;
	/** Cohen’s, of two coders. */
	kappa?: number | null;
	/** Fleiss’, of three and more. */
	fleiss?: number | null;
	/** Krippendorff’s, nominal, with an interval that draws whole texts. */
	alpha: number | null;
	alphaCi95: [number, number] | null;
	/** Under twenty units. */
	tooFew: boolean;
	/** Why a figure is null. */
	why?: Partial<Record<'percent' | 'positive' | 'kappa' | 'fleiss' | 'alpha' | 'alphaCi95', Reason>>;
}

/** How far coders agree on where they said what. */
export interface PassageAgreement {
	unit: UnitKind;
	coders: string[];
	codes: ({ code: string } & AgreementFigures)[];
	all: AgreementFigures;
	/** With it the intervals can be made again. */
	seed: number;
}

/** Fewer units than this are too few to judge by. */
export const fewestUnits = 20;
const seed = 20261121;

type Row = (0 | 1)[];
/** One text: a row a unit, a column a coder. */
type Said = Row[];

/** Makes units first and counts then: who gave which unit which code, and how far that agrees. Texts are compared whole. */
export function agreementOn(
	texts: readonly ReadText[],
	passages: readonly CodedPassage[],
	{ unit, language }: { unit: UnitKind; language: string }
): PassageAgreement {
	const coders = [...new Set(passages.map(({ coder }) => coder))].sort();
	const codes = [...new Set(passages.map(({ code }) => code))].sort();
	const cut = texts.map(({ name, words }) => {
		const ink = inkOf(words);
		return { ink, units: unitsIn(words, ink, unit, language), own: passages.filter(({ text }) => text === name) };
	});
	const byCode = codes.map((code) =>
		cut.map(({ ink, units, own }) => {
			const about = own.filter((passage) => passage.code === code);
			return saidIn(ink, units, unit, coders, about);
		})
	);
	const units = cut.reduce((sum, each) => sum + each.units.length, 0);
	const figures = (said: readonly Said[]) => figuresOf(said, coders, units < fewestUnits);
	// All codes of a text stay together when texts are drawn.
	const all = cut.map((_, text) => byCode.flatMap((said) => said[text] ?? []));
	return {
		unit,
		coders,
		codes: codes.map((code, place) => ({ code, ...figures(byCode[place] ?? []) })),
		all: figures(all),
		seed
	};
}

function saidIn(
	ink: Inked,
	units: readonly TextRange[],
	kind: UnitKind,
	coders: readonly string[],
	passages: readonly CodedPassage[]
): Said {
	const said = units.map((): Row => coders.map(() => 0));
	for (const passage of passages) {
		const coder = coders.indexOf(passage.coder);
		const span = trimmed(ink, passage);
		for (let at = firstAfter(units, span.start); at < units.length; at++) {
			const unit = units[at];
			if (!unit || unit.start >= span.end) break;
			const row = said[at];
			if (row && (kind === 'source' || covers(ink, span, unit))) row[coder] = 1;
		}
	}
	return said;
}

/** The place of the first unit that ends after a place of the text; units are in order and do not overlap. */
function firstAfter(units: readonly TextRange[], place: number): number {
	let [low, high] = [0, units.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((units[middle]?.end ?? 0) > place) high = middle;
		else low = middle + 1;
	}
	return low;
}

/** Whether a passage gives a unit its code: it covers half or more of its ink, or lies wholly in it. */
export function covers(ink: Inked, passage: TextRange, unit: TextRange): boolean {
	const common = { start: Math.max(passage.start, unit.start), end: Math.min(passage.end, unit.end) };
	if (common.start >= common.end) return false;
	const within = passage.start >= unit.start && passage.end <= unit.end;
	return within || 2 * inkIn(ink, common) >= inkIn(ink, unit);
}

function figuresOf(said: readonly Said[], coders: readonly string[], tooFew: boolean): AgreementFigures {
	const rows = said.flat();
	const why: NonNullable<AgreementFigures['why']> = {};
	const value = (name: keyof typeof why, result: Result<{ value: number }>) => {
		if (!result.defined) why[name] = result.reason;
		return result.defined ? result.value : null;
	};
	const again = bootstrapInterval(said.map(countsOf), alphaOf, { seed });
	const figures = {
		units: rows.length,
		saidBy: Object.fromEntries(
			coders.map((coder, place) => [coder, rows.reduce((sum, row) => sum + (row[place] ?? 0), 0)])
		),
		percent: value('percent', percentAgreement(rows)),
		positive: value('positive', positiveAgreement(rows)),
		...(coders.length === 2
			? { kappa: value('kappa', cohensKappa(rows)) }
			: { fleiss: value('fleiss', fleissKappa(rows)) }),
		alpha: value('alpha', krippendorffAlpha(rows)),
		alphaCi95: again.defined ? ([again.interval.lower, again.interval.upper] as [number, number]) : null,
		tooFew
	};
	if (!again.defined) why.alphaCi95 = again.reason;
	return { ...figures, ...(Object.keys(why).length > 0 && { why }) };
}

/** What alpha needs of a text, so that drawing texts two thousand times does not count every unit as often. */
interface Counts {
	readonly yes: number;
	readonly no: number;
	/** Krippendorff’s disagreement within units: pairs that differ, both ways, over one less than the coders. */
	readonly within: number;
}

function countsOf(said: Said): Counts {
	return said.reduce<Counts>(
		(sum, row) => {
			const yes = row.filter((each) => each === 1).length;
			const no = row.length - yes;
			return { yes: sum.yes + yes, no: sum.no + no, within: sum.within + (2 * yes * no) / (row.length - 1) };
		},
		{ yes: 0, no: 0, within: 0 }
	);
}

/** Krippendorff’s nominal alpha of a yes or no that every coder gave, as `krippendorffAlpha` has it. */
function alphaOf(texts: readonly Counts[]): Result<{ value: number }> {
	const sum = (of: keyof Counts) => texts.reduce((total, counts) => total + counts[of], 0);
	const [yes, no] = [sum('yes'), sum('no')];
	const undecided = { defined: false, because: '' } as const;
	if (yes + no === 0) return { ...undecided, reason: 'no-observations' };
	if (yes === 0 || no === 0) return { ...undecided, reason: 'one-code-only' };
	return { defined: true, value: 1 - sum('within') / ((2 * yes * no) / (yes + no - 1)) };
}
