import * as v from 'valibot';
import { formId, oneOf, whole } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast } from '#platform/forms/words.ts';
import { languages } from '#platform/i18n/language-list.ts';
import { forWhomChoices, most } from '../cohort/form.ts';

const fields = { ...inEach('name', most.label), forWhom: v.optional(oneOf(forWhomChoices), 'everybody') };

/** What a run is called as a template, and for whom that is. */
export const saveTemplateForm = v.pipe(
	v.object({ id: formId, ...fields }),
	inOneAtLeast('name'),
	v.transform(({ id, forWhom, ...typed }) => ({ id, forWhom, name: gathered(typed, 'name') }))
);
export type NewTemplate = v.InferOutput<typeof saveTemplateForm>;

/** What a template is called from now on, with the version that was looked at. */
export const renameTemplateForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...fields }),
	inOneAtLeast('name'),
	v.transform(({ version, forWhom, ...typed }) => ({ version, forWhom, name: gathered(typed, 'name') }))
);
export type TemplateName = v.InferOutput<typeof renameTemplateForm>;

/** The language in which a template was read. */
export const checkTemplateForm = v.object({ language: oneOf(languages) });
