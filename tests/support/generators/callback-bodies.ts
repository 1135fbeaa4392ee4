import type { XmlNode } from './xml-text';
import { plainXml } from './xml-text';

/** One `JobsDetail` of a finished picture job as XML carries it, all text. */
export function picProcessDetail(change: XmlNode = {}): XmlNode {
  return {
    Code: 'Success',
    CreationTime: '2022-07-18T15:16:43+0800',
    EndTime: '2022-07-18T15:16:44+0800',
    Input: { BucketId: 'pictures-1250000000', Object: 'input/鹿.jpg', Region: 'ap-guangzhou' },
    JobId: 'c939',
    Message: '',
    Operation: {
      JobLevel: '0',
      PicProcessResult: { OriginalInfo: { ImageInfo: { Ave: '0xc64847', Height: '417', Width: '500' } } },
      UserData: '0012',
    },
    QueueId: 'p291',
    State: 'Success',
    Tag: 'PicProcess',
    ...change,
  };
}

/** A task callback of those jobs, without the `Response` around it. */
export function taskFinish(...details: XmlNode[]): XmlNode {
  return { EventName: 'TaskFinish', JobsDetail: details.length > 0 ? details : [picProcessDetail()] };
}

export const xmlBody = (tree: XmlNode): string => plainXml({ Response: tree });

export const jsonBody = (tree: unknown): string => JSON.stringify(tree);
