"""Several single-threaded processes instead of threads: they meet once a step, not at every layer.

On a machine that also does other work, threads that wait for each other after each of a thousand small operations lose
most of their time: measured at load 8 on two cores, a step took 8 to 11 s with two threads.
"""

import os
from collections.abc import Callable, Iterable

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import nn


def rank() -> int:
    """This process's number, 0 when alone."""
    return dist.get_rank() if dist.is_initialized() else 0


def size() -> int:
    """How many processes train together."""
    return dist.get_world_size() if dist.is_initialized() else 1


def average_gradients(parameters: Iterable[nn.Parameter]) -> None:
    """Replaces each gradient by its mean over the processes."""
    if size() == 1:
        return
    gradients = [p.grad for p in parameters if p.grad is not None]
    flat = torch.cat([g.flatten() for g in gradients])
    dist.all_reduce(flat)
    flat /= size()
    for gradient, part in zip(gradients, flat.split([g.numel() for g in gradients]), strict=True):
        gradient.copy_(part.view_as(gradient))


def launch(processes: int, work: Callable[[], None]) -> None:
    """Runs `work` in so many processes of one thread each; in this one, with all its threads, for 1."""
    if processes == 1:
        work()
        return
    os.environ.setdefault("MASTER_ADDR", "127.0.0.1")
    os.environ.setdefault("MASTER_PORT", "29511")
    mp.start_processes(join, (processes, work), processes, start_method="fork")


def join(number: int, processes: int, work: Callable[[], None]) -> None:
    torch.set_num_threads(1)
    dist.init_process_group("gloo", rank=number, world_size=processes)
    work()
    dist.destroy_process_group()


def wait() -> None:
    """Returns when all processes have come here."""
    if size() > 1:
        dist.barrier()
