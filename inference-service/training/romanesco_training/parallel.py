"""Data-parallel training in single-threaded processes. They synchronise once a step.

Threads would synchronise after each of a thousand small operations. On a machine that runs other work too, they spend
most of their time waiting for each other.
"""

import os
from collections.abc import Callable, Iterable

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import nn


def rank() -> int:
    """Returns this process's rank, 0 if it runs alone."""
    return dist.get_rank() if dist.is_initialized() else 0


def size() -> int:
    """Returns the number of processes that train together."""
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
    """Runs `work` in `processes` single-threaded processes, or in this process with all its threads if it is 1."""
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
    """Blocks until all processes have called it."""
    if size() > 1:
        dist.barrier()
