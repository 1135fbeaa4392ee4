import { integer, list, node, number, text } from '../schema';

const box = node({ X1: number, X2: number, Y1: number, Y2: number });

/** What is seen at a moment, and where in the frame. */
const foundObject = node({ TimeStamp: text, Name: text, Confidence: number, BBox: list(box) });

/** The element is called Tag, like the one that names the job: a reader must not look for either by name alone. */
const tags = list(node({ Tag: text, TagCls: text, Confidence: number }));

const personTag = node({
  Name: text,
  Confidence: number,
  Count: integer,
  DetailPerSecond: list(foundObject),
});

const placeTag = node({
  Tags: tags,
  ClipFrameResult: list(text),
  StartTime: text,
  EndTime: text,
  StartIndex: text,
  EndIndex: text,
});

const actionTag = node({ Tags: tags, StartTime: text, EndTime: text });

const objectTag = node({
  TimeStamp: text,
  Objects: list(foundObject),
});

/** What a video shows. Times stay text: their unit is not documented alike on every page. */
export const videoTagResult = node({
  StreamData: node({
    SubErrCode: text,
    SubErrMsg: text,
    Data: node({
      Tags: tags,
      PersonTags: list(personTag),
      PlaceTags: list(placeTag),
      ActionTags: list(actionTag),
      ObjectTags: list(objectTag),
      Labels: list(node({ First: text, Second: text, Confidence: number })),
    }),
  }),
});
