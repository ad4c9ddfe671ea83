/** "3 - Half so", "3: Half so", "(3) Half so" or "Half so (3)": the code and the label apart; null where it is not both. */
export function codeWithLabel(cell: string): { code: number; label: string } | null {
	const before = /^[([]?(-?\d{1,3})[)\]]?\s*(?:[-–—:=.,|]\s*|\s+)(\D.*)$/u.exec(cell);
	if (before?.[2]) return { code: Number(before[1]), label: before[2].trim() };
	const behind = /^(\D.*?)\s*(?:[([]\s*(-?\d{1,3})\s*[)\]]|[=:–—]\s*(-?\d{1,3}))$/u.exec(cell);
	return behind?.[1] ? { code: Number(behind[2] ?? behind[3]), label: behind[1].trim() } : null;
}

/** How a label is looked up: "half so" is "Half  so". */
export function labelKey(label: string): string {
	return label
		.normalize('NFKC')
		.replace(/[\s\p{Cf}]+/gu, ' ')
		.trim()
		.toLowerCase();
}
