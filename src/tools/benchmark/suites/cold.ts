import { functionUrlEvent } from '../../local/trigger-event';
import { bodyOfJobs } from '../bodies';
import type { Effort, Section } from '../measurement';
import { runProgram, whileServing } from '../processes';
import type { Run } from '../processes';
import { rounds } from '../rounds';
import { differences, ratios } from '../statistics';
import type { Workshop } from '../workshop';
import { cosVariables, fileVariables } from './function-variables';

/** From nothing to the first answered callback, beside node with an empty file. */
export async function cold(workshop: Workshop, { coldRounds }: Effort): Promise<Section> {
  const { functionBundle, sdkBundle, newFolder } = workshop;
  const { xml } = bodyOfJobs(1);
  const body = await workshop.file('body.xml', xml);
  const event = await workshop.file('event.json', JSON.stringify(functionUrlEvent({ body: xml })));
  const measured = await whileServing(async (start) => {
    const { url } = await start(workshop, 'cos-stub');
    const inCos = cosVariables(url);
    return await rounds(coldRounds, {
      node: () => runProgram(workshop, 'empty'),
      file: () => runProgram(workshop, 'call-once', [functionBundle, event], fileVariables(newFolder())),
      cos: () => runProgram(workshop, 'call-once', [functionBundle, event], inCos),
      fileFloor: () => runProgram(workshop, 'floor-file', [body, newFolder()]),
      cosFloor: () => runProgram(workshop, 'floor-cos', [body, url]),
      sdk: () => runProgram(workshop, 'call-once', [sdkBundle, event], inCos),
      naive: () => runProgram(workshop, 'naive-once', [url, body]),
    });
  });
  const cpu = (all: readonly Run[]) => all.map(({ cpuMs }) => cpuMs);
  const aboveNode = (all: readonly Run[]) => ratios(cpu(all), cpu(measured.node));
  const overhead = (all: readonly Run[], floor: readonly Run[]) =>
    ratios(differences(cpu(all), cpu(measured.node)), differences(cpu(floor), cpu(measured.node)));
  const peak = (all: readonly Run[]) => all.map(({ peakMb }) => peakMb);
  const peakAboveNode = (all: readonly Run[]) => differences(peak(all), peak(measured.node));
  return {
    title: 'Cold start',
    how:
      'CPU (user and system, whole process) of a new process from its start to the answer to one 2 kB XML callback, ' +
      'as a ratio to the same node with an empty file. Every case once a round, in shuffled order. ' +
      '"By hand" is what the given packages and Node cost whoever uses them: a bundled program that does nothing else. ' +
      'COS is a server on loopback in another process.',
    measurements: [
      {
        id: 'cold.file.overhead',
        what: '(function − node) / (by hand − node), record in a file',
        values: overhead(measured.file, measured.fileFloor),
        unit: '×',
      },
      {
        id: 'cold.http.overhead',
        what: '(function − node) / (by hand − node), confirmed PUT to COS',
        values: overhead(measured.cos, measured.cosFloor),
        unit: '×',
      },
      { id: 'cold.file', what: 'the function, record in a file', values: aboveNode(measured.file), unit: '×' },
      { id: 'cold.cos', what: 'the function, confirmed PUT to COS', values: aboveNode(measured.cos), unit: '×' },
      {
        id: 'cold.file.floor',
        what: 'by hand: xml2js, a file, a log line',
        values: aboveNode(measured.fileFloor),
        unit: '×',
      },
      {
        id: 'cold.cos.floor',
        what: 'by hand: xml2js, a signed PUT, a log line',
        values: aboveNode(measured.cosFloor),
        unit: '×',
      },
      { id: 'cold.sdk', what: 'the function on cos-nodejs-sdk-v5', values: aboveNode(measured.sdk), unit: '×' },
      { id: 'cold.naive', what: 'express + xml2js + cos-nodejs-sdk-v5', values: aboveNode(measured.naive), unit: '×' },
      { id: 'cold.node', what: 'node with an empty file', values: cpu(measured.node), unit: 'ms' },
      { id: 'memory.node', what: 'peak RSS: node with an empty file', values: peak(measured.node), unit: 'MB' },
      {
        id: 'memory.one',
        what: 'peak RSS: the function after one, in a file',
        values: peak(measured.file),
        unit: 'MB',
      },
      {
        id: 'memory.one.cos',
        what: 'peak RSS: the function after one, in COS',
        values: peak(measured.cos),
        unit: 'MB',
      },
      {
        id: 'memory.one.above',
        what: 'peak RSS above node: the function after one, in a file',
        values: peakAboveNode(measured.file),
        unit: 'MB',
      },
      {
        id: 'memory.one.cos.above',
        what: 'peak RSS above node: the function after one, in COS',
        values: peakAboveNode(measured.cos),
        unit: 'MB',
      },
      {
        id: 'memory.one.cos.floor',
        what: 'peak RSS: by hand, a signed PUT',
        values: peak(measured.cosFloor),
        unit: 'MB',
      },
      { id: 'memory.naive', what: 'peak RSS: the naive handler after one', values: peak(measured.naive), unit: 'MB' },
    ],
  };
}
