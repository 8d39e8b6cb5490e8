"""Runs a version on pictures with ONNX Runtime, NumPy and Pillow: the reference that the service is compared with.

It reads the same model.yaml. It favours plain arithmetic over speed, runs one picture at a time, and needs no PyTorch.
"""
