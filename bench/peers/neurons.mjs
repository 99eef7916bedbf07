// A network of one object a neuron and one object a weight, as playgrounds in the browser build it: 2-8-8-1, tanh.
//
// Reads {layers: [{W, b}], samples: [{x, target}], eta, checked, measured} as JSON from standard input. Takes `checked`
// steps and answers the parameters, then takes `measured` steps at a time and answers the median of their microseconds.

import { readFileSync } from "node:fs";

class Link {
  constructor(source, weight) {
    this.source = source;
    this.weight = weight;
    this.gradient = 0;
  }
}

class Neuron {
  constructor(bias, links) {
    this.bias = bias;
    this.links = links;
    this.outputs = [];
    this.value = 0;
    this.delta = 0;
    this.gradient = 0;
    for (const link of links) link.source.outputs.push({ neuron: this, link });
  }

  forward() {
    let sum = this.bias;
    for (const link of this.links) sum += link.weight * link.source.value;
    this.value = Math.tanh(sum);
  }

  backward(slope) {
    this.delta = slope * (1 - this.value * this.value);
    this.gradient += this.delta;
    for (const link of this.links) link.gradient += this.delta * link.source.value;
  }

  update(rate) {
    this.bias -= rate * this.gradient;
    this.gradient = 0;
    for (const link of this.links) {
      link.weight -= rate * link.gradient;
      link.gradient = 0;
    }
  }
}

function build(layers) {
  const inputs = layers[0].W[0].map(() => new Neuron(0, []));
  const built = [inputs];
  for (const { W, b } of layers) {
    const below = built[built.length - 1];
    built.push(W.map((row, j) => new Neuron(b[j], row.map((weight, i) => new Link(below[i], weight)))));
  }
  return built;
}

function step(network, samples, eta) {
  const last = network.length - 1;
  for (const { x, target } of samples) {
    network[0].forEach((neuron, i) => {
      neuron.value = x[i];
    });
    for (let l = 1; l <= last; l += 1) for (const neuron of network[l]) neuron.forward();
    network[last].forEach((neuron, k) => neuron.backward(neuron.value - target[k]));
    for (let l = last - 1; l > 0; l -= 1) {
      for (const neuron of network[l]) {
        let slope = 0;
        for (const { neuron: next, link } of neuron.outputs) slope += link.weight * next.delta;
        neuron.backward(slope);
      }
    }
  }
  for (let l = 1; l <= last; l += 1) for (const neuron of network[l]) neuron.update(eta / samples.length);
}

function parameters(network) {
  return network.slice(1).map((layer) => ({
    W: layer.map((neuron) => neuron.links.map((link) => link.weight)),
    b: layer.map((neuron) => neuron.bias),
  }));
}

const { layers, samples, eta, checked, measured } = JSON.parse(readFileSync(0, "utf8"));
const network = build(layers);
for (let k = 0; k < checked; k += 1) step(network, samples, eta);
const answer = { parameters: parameters(network) };
for (let k = 0; k < measured; k += 1) step(network, samples, eta);
const times = [];
for (let round = 0; round < 11; round += 1) {
  const start = performance.now();
  for (let k = 0; k < measured; k += 1) step(network, samples, eta);
  times.push((1000 * (performance.now() - start)) / measured);
}
times.sort((a, b) => a - b);
process.stdout.write(JSON.stringify({ ...answer, microseconds: times[5] }));
