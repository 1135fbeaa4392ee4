import { identifier, textAt } from './job';
import type { NormalisedNode } from './job';

/** The bucket that a job read from, as far as the body names it. */
export interface Place {
  readonly bucket?: string | undefined;
  readonly region?: string | undefined;
}

/** `https://name-1250000000.cos.ap-guangzhou.myqcloud.com/…`, `….ci.…`, `….cos-internal.…`: bucket and region are in the host. */
const BUCKET_HOST = /^https?:\/\/([a-z0-9][a-z0-9-]*-\d{5,})\.(?:cos|ci|pic|cos-internal)\.([a-z]+(?:-[a-z0-9]+)+)\./i;

/**
 * Bucket and region of a job: out of the named nodes, each a path of names, else out of the first URL that leads to a
 * bucket of Tencent.
 */
export function placeOf(
  data: NormalisedNode,
  nodes: { readonly bucket: readonly Path[]; readonly region: readonly Path[]; readonly urls: readonly Path[] },
): Place {
  const bucket = firstText(data, nodes.bucket);
  const region = firstText(data, nodes.region);
  if (bucket !== undefined && region !== undefined) return { bucket, region };
  for (const path of nodes.urls) {
    const [, inUrl, itsRegion] = BUCKET_HOST.exec(textAt(data, ...path)?.slice(0, LONGEST_HOST) ?? '') ?? [];
    // The URL of another bucket says nothing of the region of this one.
    if (inUrl !== undefined && (bucket === undefined || bucket === inUrl)) {
      return { bucket: identifier(inUrl), region: region ?? (itsRegion && identifier(itsRegion)) };
    }
  }
  return { bucket, region };
}

/** Characters of a URL up to the end of its host. */
const LONGEST_HOST = 300;

type Path = readonly (string | number)[];

function firstText(data: NormalisedNode, paths: readonly Path[]): string | undefined {
  for (const path of paths) {
    const text = textAt(data, ...path);
    if (text !== undefined) return identifier(text);
  }
  return undefined;
}
