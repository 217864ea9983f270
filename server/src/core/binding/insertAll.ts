import type { TemplateSection } from "../template/templateSection.ts";
import { plain, type Segment } from "../template/writing.ts";
import type { Binding } from "./binding.ts";
import { type Insertion, type PlacedInsertion, placeInsertion, spaced } from "./insertion.ts";
import { missingSections } from "./missing.ts";

/**
 * What is inserted, and where, so that no required section is missing any more: one insertion for each place, in the order of
 * the places. `requiredLevel`: the deepest heading level whose sections are required. `isWanted` leaves some of them out.
 */
export function insertionsOfAll(
  binding: Binding,
  requiredLevel: number,
  isWanted: (section: TemplateSection) => boolean = () => true,
): readonly Pick<Insertion, "offset" | "segments">[] {
  const byOffset = new Map<number, PlacedInsertion[]>();
  for (const wanted of missingSections(binding, requiredLevel)) {
    const placed = isWanted(wanted) ? placeInsertion(binding, wanted) : null;
    if (!placed) continue;
    const known = byOffset.get(placed.offset);
    if (known) known.push(placed);
    else byOffset.set(placed.offset, [placed]);
  }
  return [...byOffset]
    .sort(([a], [b]) => a - b)
    .map(([offset, placed]) => ({ offset, segments: () => joined(binding, offset, placed) }));
}

/** The deeper ones belong to the section that ends there, so they come before those of higher levels. */
function joined(
  { document }: Binding,
  offset: number,
  placed: readonly PlacedInsertion[],
): readonly Segment[] {
  const ordered = [...placed].sort((a, b) => b.level - a.level);
  const segments = ordered.flatMap((one, index) => {
    const ahead = ordered.slice(0, index).filter(({ parent }) => parent === one.parent).length;
    const own = one.segments(ahead);
    return index === 0 ? own : [plain("\n\n"), ...own];
  });
  return spaced(document.whole(), offset, segments);
}
