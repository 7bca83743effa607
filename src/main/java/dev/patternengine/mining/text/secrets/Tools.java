package dev.patternengine.mining.text.secrets;

import java.util.Set;

/** Programs that people call at a shell, by their names. The list is closed. */
final class Tools {
    private static final int LONGEST = 16;

    private static final Set<String> NAMES = Diagnosis.words("""
            7z ab act adb ansible-playbook apk apt apt-get aptitude ar arp at awk aws az base64 bash bazel bc
            brew bun bundle bunzip2 bzip2 c++ cargo cat cc cd certbot chgrp chmod chown chroot clang cmake cmd cmp
            composer conda cp cpio crontab csh ctest curl cut date dd deno df diff dig dir direnv dmesg dnf docker
            docker-compose dockerd doctl dotnet dpkg du echo eksctl emacs env eslint eval exec exit expect export fc fdisk ffmpeg
            ffprobe file find firewall-cmd flake8 fmt free fsck ftp fuser g++ gcc gcloud gdb gem getent gh
            git git-lfs gls gmake go gofmt gpg gpg2 gradle gradlew grep groupadd gsutil gunicorn gunzip gzip head helm heroku
            hostname htop http httpd iconv id ifconfig initdb inotifywait install iostat ip iperf3 iptables isort istioctl
            jar java javac jobs journalctl jps jq jupyter k3s k9s kill killall kinit ksh kubeadm kubectl kubelet kustomize
            ld ldapsearch ldd less lftp ln locale locate ls lsblk lscpu lsof ltrace lua make man md5sum minikube mkdir mkfs
            mktemp mkvirtualenv mongo mongod mongodump mongosh more mount mv mvn mvnw mypy mysql mysqladmin mysqld mysqldump
            nano nc ncat net netcat netstat nginx nmap nmcli node nodejs nohup npm npx nslookup nvcc nvidia-smi nvim nvm
            od openssl packer passwd patch perl pg_dump pg_ctl pg_restore pgrep php ping pip pip3 pipenv pipx pkg pkg-config pkill
            playwright pm2 pnpm podman poetry popd powershell pre-commit protoc ps psql pulumi pushd pwd pwsh py pylint pytest
            python python2 python3 pyenv rails rake rbenv rclone readlink realpath redis-cli redis-server reboot rg rm rmdir
            rspec rsync ruby ruff rustc rustup rvm sbt scala scp screen sed select semver seq service set sftp sh
            sha1sum sha256sum shellcheck shutdown skopeo sleep sort source split sqlite3 ss ssh ssh-add ssh-keygen sshd
            sshpass stat strace su sudo svn swift sysctl systemctl tail tar tcpdump tee telnet terraform terragrunt tftp time
            timeout tmux top touch tox tr traceroute tree trivy tsc ts-node ufw umount unalias uname uniq unset unzip uptime
            useradd userdel usermod uv uvicorn vagrant vi vim virtualenv vite vmstat watch wc webpack wget where whereis which
            who whoami winget wsl xargs xcodebuild xcrun xxd xz yarn yq yum zip zsh zstd zypper
            """);

    private Tools() {}

    /** Whether the part is the name of one, with or without {@code .exe}. */
    static boolean has(String text, int begin, int end) {
        int last = text.startsWith(".exe", end - 4) ? end - 4 : end;
        return last > begin && last - begin <= LONGEST && NAMES.contains(text.substring(begin, last));
    }
}
