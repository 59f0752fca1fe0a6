"""Times of one send with Django and blinker, in ns, for the numbers of receivers given: JSON on standard output."""

import asyncio
import json
import sys
import time

import blinker
from django.dispatch import Signal


def best(rounds, body):
    times = []
    for _ in range(5):
        start = time.perf_counter_ns()
        body(rounds)
        times.append((time.perf_counter_ns() - start) / rounds)
    return min(times)


async def best_async(rounds, body):
    times = []
    for _ in range(5):
        start = time.perf_counter_ns()
        await body(rounds)
        times.append((time.perf_counter_ns() - start) / rounds)
    return min(times)


def sync_receiver():
    def receiver(sender, **kwargs):
        pass

    return receiver


def async_receiver():
    async def receiver(sender, **kwargs):
        pass

    return receiver


def django_send(count):
    signal, receivers = Signal(), [sync_receiver() for _ in range(count)]
    for receiver in receivers:
        signal.connect(receiver)

    def body(rounds):
        for event in range(rounds):
            signal.send(sender=object, event=event)

    return best(20_000 // max(1, count), body)


def django_asend(count):
    signal, receivers = Signal(), [async_receiver() for _ in range(count)]
    for receiver in receivers:
        signal.connect(receiver)

    async def body(rounds):
        for event in range(rounds):
            await signal.asend(sender=object, event=event)

    return asyncio.run(best_async(2_000 // max(1, count), body))


def blinker_send(count):
    signal, receivers = blinker.Signal(), [sync_receiver() for _ in range(count)]
    for receiver in receivers:
        signal.connect(receiver)

    def body(rounds):
        for event in range(rounds):
            signal.send(object, event=event)

    return best(20_000 // max(1, count), body)


counts = [int(argument) for argument in sys.argv[1:]]
peers = {"Django, asend": django_asend, "Django, send": django_send, "blinker, send": blinker_send}
print(json.dumps({name: [send(count) for count in counts] for name, send in peers.items()}))
