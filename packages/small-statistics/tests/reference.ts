import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Result } from '../src/result.ts';

type Field = number | string | boolean | null | (number | null)[] | (number | null)[][];
export type Case = Readonly<Record<string, Field>>;

/** The cases of one type from a file of reference values, one JSON object a line. */
export function casesOf(file: string, type: string): Case[] {
	const text = readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8');
	const cases = text
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Case);
	return cases.filter((each) => each['type'] === type);
}

/** A field of a case that must be a number. */
export function number(each: Case, field: string): number {
	const value = each[field];
	if (typeof value !== 'number') throw new TypeError(`${field} is ${JSON.stringify(value)}`);
	return value;
}

/** A field of a case that must be a list of numbers. */
export function numbers(each: Case, field: string): number[] {
	const value = each[field];
	// A list of one number is written as the number alone.
	if (typeof value === 'number') return [value];
	if (!Array.isArray(value) || value.some((item) => typeof item !== 'number'))
		throw new TypeError(`${field} is no list`);
	return value as number[];
}

/** A field of a case that must be a table, null where something is missing. */
export function table(each: Case, field: string): (number | null)[][] {
	const value = each[field];
	if (!Array.isArray(value) || !value.every((row) => Array.isArray(row))) throw new TypeError(`${field} is no table`);
	return value;
}

/** Holds when two numbers differ by at most 1e-9, absolutely or relative to the expected one. */
export function expectClose(actual: number, expected: number, what: string, margin = 1e-9): void {
	const off = Math.abs(actual - expected);
	const near = actual === expected || off <= margin || off <= margin * Math.abs(expected);
	expect(near, `${what}: ${actual} instead of ${expected}`).toBe(true);
}

/** The fields of a result that must be defined. */
export function valueOf<T>(result: Result<T>): { readonly defined: true } & Readonly<T> {
	if (!result.defined) throw new TypeError(`not defined: ${result.because}`);
	return result;
}

/** Why a result is not defined; `defined` when it is. */
export function reasonOf(result: Result<unknown>): string {
	return result.defined ? 'defined' : result.reason;
}
