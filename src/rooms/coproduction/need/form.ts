import * as v from 'valibot';
import { day, formId, maybe, orEmpty, whole } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast, wordValues, type Words } from '#platform/forms/words.ts';
import { m } from '#messages';

export const needMost = { statement: 200, figure: 60, area: 120, source: 160, link: 500, many: 60 } as const;
const [firstYear, lastYear] = [1950, 2100];

/** What parents need, and how it is known. */
export interface NeedFields {
	statement: Words;
	/** How many or how much, as its source has it. */
	figure: string | null;
	area: string | null;
	year: number | null;
	/** Who counted it. */
	source: string | null;
	link: string | null;
	/** When somebody looked whether the source still says so. */
	checkedOn: string | null;
	/** The theme in which parents spoke of it. */
	themeId: string | null;
}

const isAddress = (text: string) => {
	if (!/^https?:\/\/[^\s/]/i.test(text)) return false;
	return URL.canParse(text);
};

const fields = {
	...inEach('statement', needMost.statement),
	figure: maybe(needMost.figure),
	area: maybe(needMost.area),
	year: orEmpty(v.pipe(whole(firstYear, lastYear), v.transform(String))),
	source: maybe(needMost.source),
	link: v.pipe(
		maybe(needMost.link),
		v.check(
			(text) => text === '' || isAddress(text),
			() => m.coproduction_evidence_link_wrong()
		)
	),
	checkedOn: orEmpty(day),
	theme: v.optional(
		v.pipe(
			v.string(),
			v.maxLength(40, () => m.forms_choose())
		),
		''
	)
};

function needFrom(typed: v.InferOutput<v.ObjectSchema<typeof fields, undefined>>): NeedFields {
	const { figure, area, year, source, link, checkedOn, theme } = typed;
	return {
		...{ statement: gathered(typed, 'statement'), figure: figure || null, area: area || null },
		...{ year: year ? Number(year) : null, source: source || null, link: link || null },
		...{ checkedOn: checkedOn || null, themeId: theme || null }
	};
}

/** A new need, with the id that makes sending it twice harmless. */
export const newNeedForm = v.pipe(
	v.object({ id: formId, ...fields }),
	inOneAtLeast('statement'),
	v.transform((typed) => ({ id: typed.id, ...needFrom(typed) }))
);

/** A need said anew, with the version it was made from. */
export const changeNeedForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...fields }),
	inOneAtLeast('statement'),
	v.transform((typed) => ({ version: typed.version, ...needFrom(typed) }))
);

/** A need as the fields of its form hold it. */
export function needValues({ statement, figure, area, year, source, link, checkedOn, themeId }: NeedFields) {
	return {
		...wordValues('statement', statement),
		...{ figure: figure ?? '', area: area ?? '', year: year === null ? '' : String(year), source: source ?? '' },
		...{ link: link ?? '', checkedOn: checkedOn ?? '', theme: themeId ?? '' }
	};
}
