import type { FactBodies, FactKind } from '../../../shared/domain/facts';
import type { RecordedFact } from '../journal/journal';

/** A recorded fact with the body of its kind. The journal only ever holds bodies that this program wrote. */
export type FactOf<K extends FactKind> = RecordedFact & { readonly kind: K; readonly body: FactBodies[K] };

export type Projector<K extends FactKind> = (db: import('../db/statement').Db, fact: FactOf<K>) => void;
export type Projectors = { readonly [K in FactKind]?: Projector<K> };
