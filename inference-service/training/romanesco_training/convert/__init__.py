"""Converts published weights to ONNX with NumPy and onnx alone: PyTorch's state files and TensorFlow.js graphs."""
