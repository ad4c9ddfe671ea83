export type { Interval, NotDefined, Reason, Result } from './result.ts';

export { describe, standardDeviation } from './describe/describe.ts';
export type { Description } from './describe/describe.ts';
export { quantile } from './describe/quantile.ts';
export type { QuantileType } from './describe/quantile.ts';

export { pairedChange } from './change/paired-change.ts';
export type { PairedChange, PairedChangeOptions } from './change/paired-change.ts';
export { pairedT } from './change/paired-t.ts';
export type { PairedT } from './change/paired-t.ts';
export { wilcoxonSignedRank } from './change/wilcoxon.ts';
export type { Wilcoxon, WilcoxonOptions } from './change/wilcoxon.ts';
export { signedRankCdf } from './change/signed-rank-distribution.ts';
export { hodgesLehmann } from './change/hodges-lehmann.ts';
export { signTest } from './change/sign-test.ts';
export type { SignTest } from './change/sign-test.ts';
export { mcNemar } from './change/mcnemar.ts';
export type { McNemar } from './change/mcnemar.ts';
export { crossings } from './change/crossings.ts';
export type { CaseRule, Crossings } from './change/crossings.ts';
export { reliableChange, whoChanged } from './change/who-changed.ts';
export type { Better, ReliableChange, WhoChanged } from './change/who-changed.ts';
export { differences } from './numbers/differences.ts';

export { dZ } from './effect-size/d-z.ts';
export type { DZ } from './effect-size/d-z.ts';
export { dAverage } from './effect-size/d-average.ts';
export { dRootMeanSquare } from './effect-size/d-root-mean-square.ts';
export { dRepeatedMeasures } from './effect-size/d-repeated-measures.ts';
export { hedgesCorrection } from './effect-size/hedges.ts';
export { nonCentralTCdf } from './distributions/non-central-t.ts';

export { wilson } from './proportions/wilson.ts';
export { clopperPearson } from './proportions/clopper-pearson.ts';
export { binomialTest } from './proportions/binomial-test.ts';
export type { BinomialTest } from './proportions/binomial-test.ts';
export { fisherExact } from './fisher/fisher-exact.ts';
export type { FisherExact, TwoByTwo } from './fisher/fisher-exact.ts';
export { holm } from './holm.ts';

export { cohensKappa } from './agreement/cohens-kappa.ts';
export type { CohensKappa } from './agreement/cohens-kappa.ts';
export { fleissKappa } from './agreement/fleiss-kappa.ts';
export type { FleissKappa } from './agreement/fleiss-kappa.ts';
export { percentAgreement, positiveAgreement } from './agreement/percent-agreement.ts';
export type { PercentAgreement, PositiveAgreement } from './agreement/percent-agreement.ts';
export { krippendorffAlpha } from './agreement/krippendorff-alpha.ts';
export type { KrippendorffAlpha } from './agreement/krippendorff-alpha.ts';
export type { MeasurementLevel } from './agreement/distance.ts';
export type { Code, Ratings } from './agreement/ratings.ts';
export { bootstrapInterval } from './agreement/bootstrap.ts';
export type { Bootstrap, BootstrapOptions } from './agreement/bootstrap.ts';
export { seededRandom } from './numbers/seeded-random.ts';

export { outsideRule, publishCount, publishShare } from './suppression/rule.ts';
export type { Published, SuppressionRule } from './suppression/rule.ts';
export { possibleValues, suppressTable } from './suppression/suppress-table.ts';
export type { Placed, PublishedTable, Release, TableOfPeople } from './suppression/table.ts';
