"""Trains, measures and packs `cifar10`: a convolutional network for the ten classes of CIFAR-10.

`dataset` reads the pictures, `network` and `train` make the weights, `release` and `card` write the version. Exports,
calibration and plots come from the package above; nothing there uses this one.
"""
